namespace ChallengeHub.Web;

/// <summary>One action as people read it.</summary>
public sealed record AuditSentence(AuditEntry Entry, string Sentence, IReadOnlyList<AuditChange> Changes)
{
    /// <summary>On the page; all of them are in the raw data.</summary>
    public const int Most = 8;
}

/// <summary>Tells entries of the audit as sentences. Names are looked up now, so that who was erased since has
/// none.</summary>
public sealed class AuditStory(Authors authors, ChallengeHub.Campaigns campaigns, BoardReads reads, Awards awards)
{
    public async Task<IReadOnlyList<AuditSentence>> Tell(IReadOnlyList<AuditEntry> entries, string language)
    {
        var names = await authors.Names(entries.SelectMany(x => new[] { x.Author, x.Subject ?? "" }));

        var challenges = (await campaigns.All()).ToDictionary(
            x => x.Code,
            x => x.Document.Name?.In(language) ?? x.Code
        );

        var chapters = new Dictionary<string, Chapter>();
        var sentences = new List<AuditSentence>();

        foreach (var entry in entries)
        {
            if (entry.Campaign is { } code && challenges.ContainsKey(code) && !chapters.ContainsKey(code))
                chapters[code] = await Read(code, entries, language);

            var chapter = entry.Campaign is null ? null : chapters.GetValueOrDefault(entry.Campaign);
            WordArgument[] parts =
            [
                new("who", Capital(names.GetValueOrDefault(entry.Author) ?? entry.Author)),
                new("challenge", entry.Campaign is { } named ? challenges.GetValueOrDefault(named) ?? named : "–"),
                new("action", entry.Action),
                new("what", What(entry, names, chapter, language)),
            ];

            var word = T.Has($"Audit-{entry.Action}") ? $"Audit-{entry.Action}" : nameof(T.AuditOther);
            sentences.Add(
                new AuditSentence(
                    entry,
                    Capital(T.Of(word, parts)),
                    AuditChange.Of(entry.Before, entry.After, language)
                )
            );
        }

        return sentences;
    }

    private async Task<Chapter> Read(string code, IReadOnlyList<AuditEntry> entries, string language)
    {
        var snapshot = await reads.Snapshot(code);
        var handsOver = entries.Any(x =>
            x.Campaign == code && x.Action is AuditActions.AwardStepped or AuditActions.AwardTakenBack
        );
        IReadOnlyList<Winner> winners = handsOver ? await awards.Winners(code, null, language) : [];
        return new Chapter(snapshot, new PeriodNames(snapshot, language), winners.ToDictionary(x => $"award {x.Id}"));
    }

    private static string What(
        AuditEntry entry,
        IReadOnlyDictionary<string, string> names,
        Chapter? chapter,
        string language
    )
    {
        if (entry.Subject is not { } subject)
            return T.AuditNobody;
        if (names.TryGetValue(subject, out var name))
            return name;
        if (chapter?.Winners.GetValueOrDefault(subject) is { } won)
            return T.FormatAuditAward(prize: won.PrizeName.In(language), winner: won.Name);
        if (
            subject.StartsWith("period ", StringComparison.Ordinal)
            && int.TryParse(subject["period ".Length..], out var period)
            && chapter is not null
        )
            return period == BoardKey.Overall ? T.AuditWhole : T.FormatAuditPeriod(chapter.Periods.Of(period));
        if (subject.StartsWith("dry run ", StringComparison.Ordinal))
            return T.FormatAuditDryRun(subject["dry run ".Length..]);

        return chapter?.View.Find(subject)?.Name.In(language) ?? subject;
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>What is known of one challenge.</summary>
    private sealed record Chapter(
        CampaignSnapshot View,
        PeriodNames Periods,
        IReadOnlyDictionary<string, Winner> Winners
    );
}
