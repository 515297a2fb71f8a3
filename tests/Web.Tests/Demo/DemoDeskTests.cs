using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>What waits at the desk of the demonstration for those who sign in to it.</summary>
public sealed class DemoDeskTests
{
    private static readonly DemoFloor Floor = new(DemoMode.DefaultSeed);

    [Fact]
    public async Task Who_signs_in_finds_leads_that_the_play_leaves_to_him()
    {
        await using var running = await RunningEngine.Start(DemoCampaign.StartsAt);
        await PlayedYear.Play(running, DemoCampaign.Instant(new DateTime(2026, 2, 12)));
        var snapshot = await running.Engine.Reads.Snapshot(DemoCampaign.Code);
        var rep = snapshot.Find(Floor.Reps[0].Code)!;
        var prospector = snapshot.Find(Floor.Prospectors[0].Code)!;

        var seller = new Mover { Rep = rep.Number, RepTeam = rep.Team };
        var his = await Left(running, seller, new LeadFilter { Holder = rep.Number });
        Assert.Equal([LeadStatus.Assigned, LeadStatus.Taken, LeadStatus.Contacted], Statuses(his));
        Assert.Contains(his, x => x.Row.DeadlineAt < running.Clock.GetUtcNow());
        Assert.NotEmpty(await Left(running, seller, new LeadFilter { Status = LeadStatus.Open }));

        var director = new Mover { Teams = [rep.Team!] };
        var waiting = await Left(running, director, new LeadFilter { Status = LeadStatus.Waiting });
        Assert.All(waiting, x => Assert.NotNull(x.Card.Contact?.Phone));
        Assert.Equal(2, waiting.Count);

        var found = await Left(running, new Mover { Prospector = prospector.Number }, new LeadFilter());
        Assert.Equal([LeadStatus.Waiting, LeadStatus.Refused, LeadStatus.Assigned], Statuses(found));
    }

    [Fact]
    public async Task A_lead_that_its_rep_forgot_is_given_back_by_a_deadline_and_worked_by_another()
    {
        await using var running = await RunningEngine.Start(DemoCampaign.StartsAt);
        await PlayedYear.Play(running, DemoCampaign.Instant(new DateTime(2026, 2, 28)));
        var released = new List<string>();
        foreach (var lead in await All(running, new Mover { IsMarketing = true }, new LeadFilter()))
        {
            var one = await running.Engine.DeskReads.One(DemoCampaign.Code, lead.Card.Code, Marketing);
            if (one.Stories.SelectMany(x => x.Facts).Any(x => x.Source == EventSources.Deadline))
                released.Add($"{lead.Card.Code} {lead.Row.Status}");
        }

        // what waited for the rep as whom people sign in is open again, too
        Assert.Contains(released, x => x.EndsWith("Lost", StringComparison.Ordinal));
        Assert.Contains(released, x => x.EndsWith("Open", StringComparison.Ordinal));
    }

    [Fact]
    public void A_quarter_of_the_leads_is_worked_at_the_desk_and_none_of_those_who_sign_in()
    {
        var year = DemoYear.Plan(DemoMode.DefaultSeed).Where(x => x.Event.Lead[0] == 'L').ToList();
        var atDesk = year.Where(x => x.Desk is not null).Select(x => x.Event.Lead).Distinct().Count();
        Assert.InRange(atDesk / (double)year.Select(x => x.Event.Lead).Distinct().Count(), 0.15, 0.25);
        Assert.DoesNotContain(
            year.Where(x => x.Desk is not null),
            x => Floor.IsSignedIn(x.Event.Rep) || Floor.IsSignedIn(x.Event.Prospector)
        );
        Assert.All(
            year.Where(x => x.Desk is not null && x.Event.Type == EventTypes.Contacted),
            x => Assert.NotEmpty(x.Desk!.Note!.Text)
        );
    }

    private static DeskCaller Marketing => new(new Mover { IsMarketing = true }, "marketing");

    private static IEnumerable<LeadStatus> Statuses(IEnumerable<DeskLead> leads) =>
        leads.Select(x => x.Row.Status!.Value).Distinct().Order();

    /// <summary>Of those that are there for people who sign in.</summary>
    private static async Task<IReadOnlyList<DeskLead>> Left(RunningEngine running, Mover mover, LeadFilter filter) =>
        [.. (await All(running, mover, filter)).Where(x => x.Card.Code[0] == 'K')];

    private static Task<IReadOnlyList<DeskLead>> All(RunningEngine running, Mover mover, LeadFilter filter)
    {
        var page = new LeadPage(filter, running.Clock.GetUtcNow(), 1_000);
        return running.Engine.DeskReads.Page(DemoCampaign.Code, page, new DeskCaller(mover, "somebody"));
    }
}
