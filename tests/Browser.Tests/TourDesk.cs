using System.Text.Json;
using ChallengeHub.Testing;

namespace ChallengeHub.Browser.Tests;

/// <summary>The desk of a campaign with work on it, and one person of each role who opens its pages.</summary>
public sealed class TourDesk : IDisposable
{
    private readonly string campaign;
    private readonly Person admin;
    private readonly Person rep;
    private readonly Person director;
    private readonly Person finder;
    private readonly string lead;

    private TourDesk(string campaign, Person admin, Person[] people, string lead)
    {
        this.campaign = campaign;
        this.admin = admin;
        rep = people[0];
        director = people[1];
        finder = people[2];
        this.lead = lead;
    }

    /// <summary>By the route that a page names.</summary>
    public IReadOnlyDictionary<string, (string Address, Person Who)> Pages =>
        new Dictionary<string, (string Address, Person Who)>
        {
            ["/desk/{campaign}"] = ($"/desk/{campaign}", rep),
            ["/desk/{campaign}/leads/{lead}"] = ($"/desk/{campaign}/leads/{lead}", rep),
            ["/desk/{campaign}/new"] = ($"/desk/{campaign}/new", finder),
            ["/desk/{campaign}/found"] = ($"/desk/{campaign}/found", finder),
            ["/desk/{campaign}/team"] = ($"/desk/{campaign}/team", director),
            ["/desk/{campaign}/brief"] = ($"/desk/{campaign}/brief", director),
            ["/desk/{campaign}/drafts"] = ($"/desk/{campaign}/drafts", admin),
            ["/desk/{campaign}/import"] = ($"/desk/{campaign}/import", admin),
            ["/desk/{campaign}/accounts"] = ($"/desk/{campaign}/accounts", admin),
            ["/desk/{campaign}/recycle"] = ($"/desk/{campaign}/recycle", admin),
            ["/reports"] = ("/reports", admin),
            ["/reports/{campaign}"] = ($"/reports/{campaign}", admin),
            ["/reports/{campaign}/funnel"] = ($"/reports/{campaign}/funnel?by=rep", admin),
            ["/reports/{campaign}/leads"] = ($"/reports/{campaign}/leads?step=acted-on", admin),
            ["/reports/{campaign}/effect"] = ($"/reports/{campaign}/effect", admin),
            ["/reports/{campaign}/synthesis"] = ($"/reports/{campaign}/synthesis?team=lyon", admin),
            ["/reports/{campaign}/race"] = ($"/reports/{campaign}/race", admin),
        };

    /// <summary>The same pages as others see them, and the lists.</summary>
    public IReadOnlyList<(string Address, Person Who)> More =>
        [
            ($"/desk/{campaign}?list=take", rep),
            ($"/desk/{campaign}?list=all&q=donau", rep),
            ($"/desk/{campaign}?list=won", rep),
            ($"/desk/{campaign}", director),
            ($"/desk/{campaign}/leads/{lead}", director),
            ($"/desk/{campaign}", finder),
            ($"/desk/{campaign}/leads/{lead}", finder),
            ($"/desk/{campaign}", admin),
            ($"/desk/{campaign}/leads/{lead}", admin),
            ($"/desk/{campaign}/team", admin),
            ($"/desk/{campaign}/new", admin),
            ($"/desk/{campaign}/brief", admin),
            ($"/reports/{campaign}", rep),
            ($"/reports/{campaign}/funnel?by=source", finder),
            ($"/reports/{campaign}/synthesis", director),
            ($"/reports/{campaign}/funnel?margin=much", admin),
            ($"/reports/{campaign}/race?board=teams", rep),
        ];

    /// <param name="campaign">With Anna, a rep of Lyon.</param>
    public static async Task<TourDesk> Begin(Floor floor, string campaign, Person admin)
    {
        (
            await floor.Api.Put(
                $"campaigns/{campaign}/participants",
                $$"""[{ "code": "pia", "name": "{{Tour.Long}}", "team": "lyon", "role": "prospector" }]"""
            )
        ).Is(200);
        var people = await Task.WhenAll(
            floor.Joined(new Grant(AccountRole.Rep, campaign, "bob")),
            floor.Joined(new Grant(AccountRole.Director, campaign, "lyon")),
            floor.Joined(new Grant(AccountRole.Prospector, campaign, "pia"))
        );

        var leads = new List<string>();
        for (var i = 0; i < 3; i++)
            leads.Add(await Brought(floor, campaign, $"{Tour.Long} {i}"));
        await Move(people[0], campaign, leads[0], """ "type": "lead.taken" """);
        await Move(
            people[0],
            campaign,
            leads[0],
            $$""" "type": "lead.contacted", "note": { "kind": "call", "text": "{{Tour.Long}}" } """
        );
        await Move(people[0], campaign, leads[1], """ "type": "lead.taken" """);
        return new TourDesk(campaign, admin, people, leads[0]);
    }

    public void Dispose()
    {
        rep.Dispose();
        director.Dispose();
        finder.Dispose();
    }

    private static async Task<string> Brought(Floor floor, string campaign, string company)
    {
        var card = JsonSerializer.Serialize(
            new
            {
                company,
                team = "lyon",
                prospector = "pia",
                contact = new { name = $"{Tour.Long} of {company}"[..100], role = Tour.Long },
                context = string.Join(' ', Enumerable.Repeat(Tour.Long, 5)),
                source = "fair",
                potential = 123_456_789.5m,
                due = "2099-12-31",
            }
        );
        var made = (await floor.Api.Post($"campaigns/{campaign}/leads", card)).Is(201).Json;
        return made.GetProperty("code").GetString()!;
    }

    private static async Task Move(Person who, string campaign, string lead, string members) =>
        (
            await who.Api.Post(
                $"campaigns/{campaign}/leads/{lead}/moves",
                $$"""{ "id": "{{Guid.NewGuid()}}", {{members}} }"""
            )
        ).Is(200);
}
