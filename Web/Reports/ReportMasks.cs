namespace ChallengeHub.Web;

/// <summary>
/// People in a report as its reader knows them: of who appears by an alias or not at all, the code with <c>~</c> and no
/// name, as on boards and in the ledger.
/// </summary>
public static class ReportMasks
{
    /// <summary>Of a report that names nobody, the same.</summary>
    public static T Of<T>(T report, Reader reader, CampaignSnapshot snapshot)
        where T : class
    {
        // it is made without names, for every reader
        if (report is BoardRace race)
            return (T)(object)RaceReads.Named(race, snapshot, reader);
        var audience = reader.Audience;
        if (audience.SeesAll)
            return report;

        object masked = report switch
        {
            FunnelReport { By: FunnelBy.Rep or FunnelBy.Prospector } funnel => funnel with
            {
                Rows = [.. funnel.Rows.Select(x => Masked(x, audience, snapshot))],
            },
            SynthesisReport synthesis => synthesis with
            {
                Pairs =
                [
                    .. synthesis.Pairs.Select(x =>
                        x with
                        {
                            Rep = Masked(x.Rep, audience, snapshot),
                            Prospector = Masked(x.Prospector, audience, snapshot),
                        }
                    ),
                ],
            },
            _ => report,
        };
        return (T)masked;
    }

    private static FunnelRow Masked(FunnelRow row, Audience audience, CampaignSnapshot snapshot) =>
        row.Key is { } code && snapshot.Find(code) is { } known
            ? row with
            {
                Key = audience.CodeOf(known),
                Name = audience.Named(known),
            }
            : row;

    private static SynthesisPerson Masked(SynthesisPerson person, Audience audience, CampaignSnapshot snapshot) =>
        snapshot.Find(person.Code) is { } known
            ? new SynthesisPerson(audience.CodeOf(known), audience.Named(known))
            : person;
}
