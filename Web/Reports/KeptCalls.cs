using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>
/// Kept reports and runs for who asks. A kept report is of all leads: who does not see all reads of it the pages of the
/// own teams alone, and whatever else is there is answered like what is not.
/// </summary>
public sealed class KeptCalls(ReportCalls reports, KeptReports kept, ReportRuns runs)
{
    public static bool IsFor(ReportReader reader, KeptKey key) =>
        reader.SeesAll || (key.Kind == KeptKinds.Synthesis && reader.Teams?.Contains(key.Part) is true);

    /// <param name="version">Null: the newest.</param>
    public async Task<FoundReport> Find(HttpContext http, string campaign, KeptAddress address, int? version)
    {
        var call = await reports.Of(http, campaign);
        var key = address.Key(call.Snapshot);
        if (IsFor(call.Reader, key) && await kept.Find(campaign, key, version) is { } found)
            return new FoundReport(call, found);

        throw version is null
            ? RefusedException.NotFound("report-not-kept")
            : RefusedException.NotFound("no-report-version", version);
    }

    /// <summary>What the hash is over. It names people by number: for those who see all.</summary>
    public FileContentHttpResult Canonical(FoundReport found) =>
        found.Call.Reader.SeesAll
            ? TypedResults.Bytes(found.Report.Canonical, "application/json")
            : throw RefusedException.NotFound("report-not-kept");

    /// <summary>With the names of now.</summary>
    /// <param name="table">Which of a race's.</param>
    public async Task<NamedAnswer> Named(FoundReport found, string language, string table)
    {
        var (call, report) = found;
        switch (report.Kind)
        {
            case KeptKinds.Funnel:
                var funnel = FunnelAnswer.Of(await kept.Funnel(call.Campaign, report), language);
                return new NamedAnswer(funnel, funnel.Table());
            case KeptKinds.Synthesis:
                var page = ReportMasks.Of(await kept.Synthesis(call.Campaign, report), call.Names, call.Snapshot);
                var synthesis = SynthesisAnswer.Of(page, language);
                return new NamedAnswer(synthesis, synthesis.Table());
            case KeptKinds.Race:
                var race = await kept.Race(call.Campaign, report, language);
                return new NamedAnswer(race, RaceTable.Of(race, table));
            default:
                var effect = EffectAnswer.Of(report.Report<EffectReport>());
                return new NamedAnswer(effect, effect.Table());
        }
    }

    public Task<FileContentHttpResult> File(FoundReport found, ReportFormat format, NamedAnswer answer)
    {
        var report = found.Report;
        var period = report.Period == BoardKey.Overall ? "campaign" : $"{report.Period}";
        var part = report.Part.Length == 0 ? "" : $"-{report.Part}";
        return reports.File(
            found.Call with
            {
                Format = format,
            },
            answer.Table,
            $"{answer.Table.Name}{part}-{period}-v{report.Version}"
        );
    }

    /// <summary>A run, with its report once it is done.</summary>
    public async Task<ReportRunAnswer> Run(HttpContext http, string campaign, long id, string language)
    {
        var call = (await reports.Of(http, campaign)) with { Language = language };
        var run = await runs.Get(campaign, id, call.Reader, call.Audience);
        return ReportRunAnswer.Of(run, run.State == ReportRunState.Done ? await Report(call, run) : null);
    }

    private async Task<object?> Report(ReportCall call, ReportRun run) =>
        run.Question.Kind switch
        {
            ReportKind.Funnel => await Masked<FunnelReport>(call, run) is { } x
                ? FunnelAnswer.Of(x, call.Language)
                : null,
            ReportKind.Effect => await Masked<EffectReport>(call, run) is { } x ? EffectAnswer.Of(x) : null,
            ReportKind.Synthesis => await Masked<SynthesisReport>(call, run) is { } x
                ? SynthesisAnswer.Of(x, call.Language)
                : null,
            ReportKind.Race => await Masked<BoardRace>(call, run),
            // a list is a page, and a file of it
            _ => null,
        };

    private async Task<T?> Masked<T>(ReportCall call, ReportRun run)
        where T : class =>
        await runs.Report<T>(run) is { } report ? ReportMasks.Of(report, call.Names, call.Snapshot) : null;
}

/// <summary>Where a kept report lies: <c>reports/3/funnel?part=team</c>.</summary>
public sealed record KeptAddress(string Period, string Kind, string? Part)
{
    /// <summary>Throws <see cref="RefusedException"/> with what is not known.</summary>
    public KeptKey Key(CampaignSnapshot snapshot) =>
        new(
            Number(),
            Query.Word("kind", Kind, KeptKinds.Funnel, KeptKinds.Effect, KeptKinds.Synthesis, KeptKinds.Race),
            PartOf(snapshot)
        );

    private int Number()
    {
        if (Period == "campaign")
            return BoardKey.Overall;
        return int.TryParse(Period, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw RefusedException.Invalid("period", "kept-period");
    }

    private string PartOf(CampaignSnapshot snapshot) =>
        Kind switch
        {
            KeptKinds.Funnel => KeptReports.PartOf(ReportAsked.Rows("part", Part, snapshot)),
            KeptKinds.Synthesis => Part ?? throw RefusedException.Invalid("part", "required"),
            KeptKinds.Race => new BoardKey(
                BoardKey.KindOf(Part ?? "reps") ?? throw RefusedException.Invalid("part", "not-a-board"),
                BoardKey.Overall
            ).Word,
            _ => Part is null ? "" : throw RefusedException.Invalid("part", "part-of-nothing"),
        };
}

/// <summary>A kept report, and who asks for it.</summary>
public sealed record FoundReport(ReportCall Call, KeptReport Report);

/// <summary>A report as it is answered, and as a table.</summary>
public sealed record NamedAnswer(object Report, ReportTable Table);
