using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// A team's period on one page, to project at its meeting or to print on a sheet of A4, with marketing's own paragraph.
/// </summary>
[RequireAccess(AccessPolicies.Reports)]
public sealed class SynthesisView(ReportParts parts, SynthesisNotes notes) : ReportPage(parts)
{
    public override ReportSection Section => ReportSection.Synthesis;
    public override bool SaysFaultsItself => Faults.ContainsKey("text");

    /// <summary>The code of one of those that the reader may open.</summary>
    public string Team { get; private set; } = "";

    /// <summary>Null: a job is still making it.</summary>
    public SynthesisReport? Report { get; private set; }

    public bool MayNote => HttpContext.May(AccessPolicies.Results, Campaign);

    /// <summary>What was typed and refused; null: nothing was.</summary>
    public string? TypedNote { get; private set; }

    public FieldLine NoteField =>
        Field("text", T.ReportsNote, TypedNote ?? Report?.Note?.Text) with
        {
            Hint = T.ReportsNoteHint,
            Id = "note-text",
        };

    public long NoteVersion => Report?.Note?.Version ?? 0;

    public ReportStand Stand(SynthesisReport report) =>
        new(report.FactSeq, Words.Moment(report.AsOf), Snapshot.Campaign.Status(Now) != CampaignStatus.Closed);

    public string Action =>
        Link(
            Address(Section),
            new WordArgument("handler", "Note"),
            new WordArgument("team", Team),
            new WordArgument("period", PeriodWord)
        );

    public override async Task<IActionResult> OnGet()
    {
        if (Request.Query.ContainsKey("saved"))
            Done = T.Saved;
        return await base.OnGet();
    }

    public async Task<IActionResult> OnPostNote(string? text, long version)
    {
        if (!MayNote || !Choose())
            return NotFound();
        var note = new SynthesisNote
        {
            Team = Team,
            Period = Period ?? BoardKey.Overall,
            // browsers send lines with the carriage returns of typewriters
            Text = (text ?? "").ReplaceLineEndings("\n").Trim(),
            Version = version,
        };
        if (await Try(() => notes.Put(Campaign, note, HttpContext.By())))
            return LocalRedirect(
                Link(
                    Address(Section),
                    new WordArgument("team", Team),
                    new WordArgument("period", PeriodWord),
                    new WordArgument("saved", "1")
                )
            );

        var status = Response.StatusCode;
        TypedNote = note.Text;
        await Read();
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>A lead's page at the desk, for those who have one there.</summary>
    public string? Lead(string lead) =>
        HttpContext.May(AccessPolicies.Leads, Campaign)
            ? Link($"/desk/{Campaign}/leads/{LeadCodes.ToRoute(lead)}")
            : null;

    public string Waits(LeadStatus status) => T.Of($"reportsWaits{status}");

    public string Why(SynthesisTalk talk) =>
        talk.Reason switch
        {
            TalkReason.Potential => $"{T.ReportsTalkPotential}: {Words.Money(talk.Potential)}",
            TalkReason.Silent => T.FormatReportsTalkSilent(Words.Day(talk.Since)),
            _ => $"{T.ReportsTalkContested}: {Hands(talk.People)}",
        };

    /// <summary>A count of the team's period, and the leads that it counts.</summary>
    public CountCell Cell(LeadStep step, long count) => new(Words.Number(count), Leads(step, count));

    /// <summary>Of one source alone.</summary>
    public CountCell Cell(SynthesisSource source, LeadStep step, long count) =>
        new(
            Words.Number(count),
            Leads(
                step,
                count,
                new("by", "source"),
                new("key", source.Source ?? ""),
                new("none", source.Source is null ? "true" : "")
            )
        );

    /// <summary>The consideration rate, and the way to those that were acted on.</summary>
    public CountCell Rate =>
        new(Words.Percent(Report!.Figures.Rate?.Value), Leads(LeadSteps.ActedOn, Report.Figures.ActedOn));

    public IReadOnlyList<PageLink> FileLinks =>
        Files("synthesis", new("team", Team), new("period", PeriodWord), new("lang", Lang));

    public string Question(SynthesisQuestion question) =>
        T.Of(
            $"reportsQuestion-{question.Code}",
            new WordArgument("count", Words.Number(question.Count)),
            new WordArgument("of", Words.Number(question.Of)),
            new WordArgument("source", question.Source ?? ""),
            new WordArgument("since", question.Since is { } since ? Words.Day(since) : "")
        );

    /// <summary>Beside a figure: what it was in the period before; empty: there was none.</summary>
    public string Before(Func<SynthesisFigures, long> figure) =>
        Report?.Before is { } before ? T.FormatReportsWas(Words.Number(figure(before))) : "";

    public ReportChart Drawn
    {
        get
        {
            var figures = Report!.Figures;
            return new ReportChart("synthesis", ReportChart.Bars, T.ReportsFunnelChart, T.ReportsFunnelChartAbout)
            {
                Marks =
                [
                    Bar(LeadSteps.Received, figures.Received),
                    Bar(LeadSteps.ActedOn, figures.ActedOn),
                    Bar(LeadSteps.Contacted, figures.Contacted),
                    Bar(LeadSteps.Closed, figures.Closed),
                ],
            };
        }
    }

    protected override async Task Load()
    {
        if (!Choose())
            throw RefusedException.NotFound("team-of-nobody", Request.Query["team"].ToString());
        await Read();
    }

    private async Task Read()
    {
        Report = await Read<SynthesisReport>(
            new ReportQuestion
            {
                Kind = ReportKind.Synthesis,
                Reader = Reader,
                Team = Team,
                Period = Period,
            }
        );
        if (Report is not null)
            Charts = [Drawn];
    }

    /// <summary>The team that is asked for, else the first; false: none of the reader's.</summary>
    private bool Choose()
    {
        var asked = Typed.Text(Request.Query["team"]);
        Team = Teams.FirstOrDefault(x => asked is null || x.Code == asked)?.Code ?? "";
        return Team.Length > 0;
    }

    private string Hands(int? people) => people == 1 ? T.ReportsOneHand : T.FormatReportsHands(Words.Number(people));

    /// <summary>Null: there are none.</summary>
    private string? Leads(LeadStep step, long count, params ReadOnlySpan<WordArgument> row) =>
        count == 0
            ? null
            : Link(
                $"/reports/{Campaign}/leads",
                [new("team", Team), new("period", Period is null ? "" : PeriodWord), new("step", step.Code), .. row]
            );

    private ChartMark Bar(LeadStep step, long count) => new(step.Title, count, Words.Number(count));
}
