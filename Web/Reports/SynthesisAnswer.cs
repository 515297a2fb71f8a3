namespace ChallengeHub.Web;

/// <summary>A team's page as answered.</summary>
/// <param name="Period">Null: the whole campaign.</param>
/// <param name="Before">The figures of the period before; null: there is none.</param>
/// <param name="Waits">What is open, however early it was received.</param>
/// <param name="Talks">At most three leads, each for a reason of its own.</param>
/// <param name="Note">Marketing's own paragraph; null: there is none.</param>
public sealed record SynthesisAnswer(
    string Campaign,
    string Team,
    string TeamName,
    int? Period,
    DateTimeOffset From,
    DateTimeOffset Until,
    long FactSeq,
    DateTimeOffset AsOf,
    string? Currency,
    SynthesisFigures Figures,
    SynthesisFigures? Before,
    IReadOnlyList<SynthesisSource> Sources,
    IReadOnlyList<SynthesisWait> Waits,
    IReadOnlyList<SynthesisTalk> Talks,
    IReadOnlyList<PairAnswer> Pairs,
    IReadOnlyList<SynthesisQuestion> Questions,
    NoteAnswer? Note
)
{
    public static SynthesisAnswer Of(SynthesisReport x, string language) =>
        new(
            x.Campaign,
            x.Team,
            x.TeamName.In(language),
            x.Period,
            x.From,
            x.Until,
            x.FactSeq,
            x.AsOf,
            x.Currency,
            x.Figures,
            x.Before,
            x.Sources,
            x.Waits,
            x.Talks,
            [.. x.Pairs.Select(pair => PairAnswer.Of(pair, language))],
            x.Questions,
            x.Note is { } note ? NoteAnswer.Of(note) : null
        );

    /// <summary>A line for each figure of the page, under the heading that it has there.</summary>
    public ReportTable Table() =>
        new("synthesis", SynthesisLine.Columns, [.. Lines.Select(x => (IReadOnlyList<object?>)[.. x.Cells, FactSeq])]);

    private IEnumerable<SynthesisLine> Lines =>
        [
            SynthesisLine.Figured("figures", Team, Figures),
            .. Before is null ? [] : new[] { SynthesisLine.Figured("before", Team, Before) },
            .. Sources.Select(SynthesisLine.Come),
            .. Waits.Select(SynthesisLine.Waiting),
            .. Talks.Select(SynthesisLine.Talked),
            .. Pairs.Select(SynthesisLine.Paired),
            .. Questions.Select(SynthesisLine.Asked),
        ];
}

/// <summary>A prospector and a rep of the window's leads.</summary>
public sealed record PairAnswer(
    PairMemberAnswer Rep,
    PairMemberAnswer Prospector,
    long Received,
    long ActedOn,
    long Closed,
    decimal Amount
)
{
    public static PairAnswer Of(SynthesisPair x, string language) =>
        new(
            PairMemberAnswer.Of(x.Rep, language),
            PairMemberAnswer.Of(x.Prospector, language),
            x.Figures.Received,
            x.Figures.ActedOn,
            x.Figures.Closed,
            x.Figures.Amount
        );
}

public sealed record PairMemberAnswer(string Code, string Name)
{
    public static PairMemberAnswer Of(SynthesisPerson x, string language) => new(x.Code, x.Name.In(language));
}

/// <summary>Marketing's own paragraph.</summary>
/// <param name="Version">What another one that replaces it has to name.</param>
public sealed record NoteAnswer(string Text, long Version, DateTimeOffset ChangedAt)
{
    public static NoteAnswer Of(SynthesisNote x) => new(x.Text, x.Version, x.ChangedAt);
}
