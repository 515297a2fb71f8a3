using System.Text.Json.Serialization;

namespace ChallengeHub.Web;

/// <summary>A card that is not good enough yet: kept for its author, and why it is no lead, field by field.</summary>
public sealed record DraftAnswer(string Code, bool Draft, IReadOnlyDictionary<string, string[]> Lacks)
{
    public static DraftAnswer Of(CreatedLead created, string language) =>
        new(created.Code, true, ErrorSentences.ByField(created.Lacks, language));
}

/// <summary>What became of each card of a request, in the order given.</summary>
public sealed record CreatedAnswers(IReadOnlyList<CreatedAnswer> Results)
{
    public static async Task<CreatedAnswers> Of(
        HttpContext http,
        string campaign,
        IReadOnlyList<CreatedLead> created,
        LeadCalls calls
    )
    {
        var language = LeadCalls.LanguageOf(http);
        var results = new List<CreatedAnswer>();
        foreach (var one in created)
            results.Add(
                CreatedAnswer.Of(one, language) with
                {
                    Result = one.Answer is { } answer ? await calls.Discreet(http, campaign, answer) : null,
                }
            );
        return new CreatedAnswers(results);
    }
}

/// <summary>What became of one card.</summary>
public sealed record CreatedAnswer(string? Code, CreatedAs Status)
{
    /// <summary>Of its reception.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EventAnswer? Result { get; init; }

    /// <summary>Why it is a draft, field by field.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Lacks { get; init; }

    /// <summary>What is wrong with it, field by field.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Why it is refused as a whole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>The codes of those twins that the caller sees.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Twins { get; init; }

    public static CreatedAnswer Of(CreatedLead created, string language) =>
        created switch
        {
            { Answer: not null } => new CreatedAnswer(created.Code, CreatedAs.Created),
            { IsDraft: true } => new CreatedAnswer(created.Code, CreatedAs.Draft)
            {
                Lacks = ErrorSentences.ByField(created.Lacks, language),
            },
            { Refusal: { Kind: not RefusedKind.Invalid } refusal } => new CreatedAnswer(
                created.Code,
                created.IsTwin ? CreatedAs.Twin : CreatedAs.Refused
            )
            {
                Detail = ErrorSentences.Of(refusal.Error, language),
                Twins = created.IsTwin ? created.Twins : null,
            },
            _ => new CreatedAnswer(created.Code, CreatedAs.Invalid)
            {
                Errors = ErrorSentences.ByField(
                    created.Refusal is { } refusal ? [refusal.Error] : created.Errors,
                    language
                ),
            },
        };
}

/// <summary>What a card became; twin, refused and invalid are no lead and no draft.</summary>
public enum CreatedAs
{
    Created,
    Draft,
    Twin,
    Refused,
    Invalid,
}
