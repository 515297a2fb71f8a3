using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChallengeHub.Web;

/// <summary>A lead as somebody sees it; what he may not see, and what nobody said, is absent.</summary>
public sealed record LeadAnswer
{
    public required string Code { get; init; }
    public required LeadStatus Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Company { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ContactAnswer? Contact { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Context { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Account { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Source { get; init; }

    /// <summary>As its card has it, else what the campaign pays for each.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Cost { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Potential { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Due { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Next { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Team { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rep { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Prospector { get; init; }

    /// <summary>
    /// The names of rep, prospector and those in the story, by code: as they wish to appear to the caller.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? People { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, JsonElement>? Qualification { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OriginLead? Origin { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Score { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Cycle { get; init; }

    /// <summary>Of card, notes and status.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Version { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Vouched { get; init; }

    /// <summary>Others of the same prospect, and those refused because of this one; absent in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Twins { get; init; }

    /// <summary>Absent in a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TwinOf { get; init; }

    /// <summary>What the caller may do now, and what it would pay him.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AllowedMove>? Allowed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeadlineAnswer? Deadline { get; init; }

    /// <summary>To all who had a part in it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PointsAnswer? Points { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ReceivedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ValidatedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? TakenAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ContactedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ClosedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Amount { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The oldest first; only of one lead, for who sees the whole of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StoryLine>? Story { get; init; }

    /// <summary>One that was asked for by its code.</summary>
    public static LeadAnswer Of(DeskLead lead, LeadReader reader)
    {
        var answer = Listed(lead, reader) with { Allowed = lead.Allowed };
        if (lead.Sight == LeadSight.Outline)
            return answer;

        var story = lead.Sight == LeadSight.Whole ? StoryLine.Of(lead.Stories, reader) : null;
        // in an earlier challenge the same code may be of somebody else
        var own = (story ?? []).Where(x => x.Campaign == reader.Snapshot.Campaign.Code);
        return answer with
        {
            People = reader.Names([answer.Rep, answer.Prospector, .. own.SelectMany(x => new[] { x.By, x.Rep })]),
            Twins = lead.Twins,
            TwinOf = lead.TwinOf,
            Story = story,
        };
    }

    /// <summary>One of a list.</summary>
    public static LeadAnswer Listed(DeskLead lead, LeadReader reader)
    {
        var row = lead.Row;
        var card = lead.Card;
        // whom its card wishes for has it only once he is assigned
        var isFree = row.Holder is null && row.Status is not (LeadStatus.Waiting or LeadStatus.Refused);
        var rep = isFree ? null : reader.CodeOf(card.Rep);
        var outline = new LeadAnswer
        {
            Code = card.Code,
            Status = row.Status!.Value,
            Company = card.Company,
            Rep = rep,
            People = reader.Names([rep, reader.CodeOf(card.Prospector)]),
        };
        if (lead.Sight == LeadSight.Outline)
            return outline;

        return outline with
        {
            Contact = ContactAnswer.Of(card.Contact, lead.Sight == LeadSight.Whole ? row.ContactE164 : null),
            Context = card.Context,
            Account = card.Account,
            Source = card.Source,
            Cost = card.Cost ?? reader.Snapshot.Campaign.Document.Costs?.PerLead,
            Potential = card.Potential,
            Due = card.Due,
            Next = card.Next,
            Team = row.ReachTeam,
            Prospector = reader.CodeOf(card.Prospector),
            Qualification = card.Qualification,
            Origin = card.Origin,
            Score = row.Score,
            Cycle = row.Cycle,
            Version = row.Version,
            Vouched = row.Vouched,
            Deadline = row is { DeadlineWhat: { } what, DeadlineAt: { } at } ? new DeadlineAnswer(what, at) : null,
            ReceivedAt = row.ReceivedAt,
            ValidatedAt = lead.ValidatedAt,
            TakenAt = row.TakenAt,
            ContactedAt = row.ContactedAt,
            ClosedAt = row.ClosedAt,
            Amount = row.Amount,
            Points = new PointsAnswer(lead.Paid, lead.Pending),
            ErasedAt = row.ErasedAt,
            Allowed = lead.Allowed,
        };
    }
}

/// <summary>The person met, with the phone as typed and as it is dialled.</summary>
public sealed record ContactAnswer
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Phone { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? E164 { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Email { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? About { get; init; }

    public static ContactAnswer? Of(LeadContact? contact, string? e164) =>
        contact is null
            ? null
            : new ContactAnswer
            {
                Name = contact.Name,
                Role = contact.Role,
                Phone = contact.Phone,
                E164 = e164,
                Email = contact.Email,
                About = contact.About,
            };
}

/// <summary>By when the next step is due.</summary>
public sealed record DeadlineAnswer(DeadlineKind What, DateTimeOffset At);

/// <param name="Pending">What waits for the lead's validation.</param>
public sealed record PointsAnswer(long Paid, long Pending);
