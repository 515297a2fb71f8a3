using System.Net.Mail;

namespace ChallengeHub;

/// <summary>Who takes part: upserted by code, deactivated with history kept. A move to another team holds from its PUT on.</summary>
public sealed class Roster(Writer writer, Desks desks, BoardReads reads, BoardKeeper boards, Feed feed, TimeProvider clock)
{
    public async Task<IReadOnlyList<Participant>> All(string campaign) => (await reads.View(campaign)).Participants;

    /// <summary>So many are written in one transaction.</summary>
    internal const int MostAtOnce = 500;

    /// <summary>All are looked at before the first is written. Very many are written in parts, so that nobody else waits for them; put again they are the same.</summary>
    public async Task<(int Created, int Updated)> Put(string campaign, IReadOnlyList<Participant> participants, By? by = null)
    {
        if (participants.Count <= MostAtOnce) return await writer.Write(writing => Put(writing, campaign, participants, by));
        RefuseFaulty(await reads.View(campaign), participants, 0);
        var (created, updated, first) = (0, 0, 0);
        foreach (var some in participants.Chunk(MostAtOnce))
        {
            var before = first;
            var done = await writer.Write(writing => Put(writing, campaign, some, by, before));
            (created, updated, first) = (created + done.Created, updated + done.Updated, first + some.Length);
        }
        return (created, updated);
    }

    /// <summary>As a part of a larger transaction.</summary>
    /// <param name="first">The place of the first of them among all that are put.</param>
    internal async Task<(int Created, int Updated)> Put(Writing writing, string campaign, IReadOnlyList<Participant> participants, By? by, int first = 0)
    {
        var desk = await desks.Get(writing, campaign);
        var view = desk.View;
        RefuseFaulty(view, participants, first);
        participants = [.. participants.Select(x => Kept(x, view.Find(x.Code)))];
        var known = participants.Where(x => view.Find(x.Code) is not null).ToList();
        if (view.Campaign.LaunchedAt is not null)
            await ParticipantRows.Leave(writing, known.Where(x => x.Team != view.Find(x.Code)!.Team).Select(x => view.Find(x.Code)!), clock.GetUtcNow().ToMilliseconds());
        await ParticipantRows.Upsert(writing, view.Campaign.Id, participants);
        await Changed(writing, desk, "participants", participants);
        await AuditRows.Append(writing, by, new Deed(AuditActions.ParticipantsPut, campaign,
            Before: known.Select(x => Told(view.Find(x.Code)!)), After: participants.Select(Told)), clock.GetUtcNow().ToMilliseconds());
        return (participants.Count - known.Count, known.Count);
    }

    private static void RefuseFaulty(CampaignView view, IReadOnlyList<Participant> participants, int first)
    {
        var errors = participants.SelectMany((participant, index) => Errors(view, participant, $"[{first + index}]")).ToList();
        errors.AddRange(participants.Select((x, index) => (x.Code, Index: first + index)).GroupBy(x => x.Code).SelectMany(same => same.Skip(1))
            .Select(x => ($"[{x.Index}].code", "stands twice in this request")));
        if (errors.Count > 0) throw Refusal.Invalid(errors);
    }

    public Task Deactivate(string campaign, string code, By? by = null) => writer.Write(async writing =>
    {
        var desk = await desks.Get(writing, campaign);
        var participant = desk.View.Find(code) ?? throw Refusal.NotFound($"There is no participant '{code}'.");
        await ParticipantRows.Deactivate(writing, participant.Number, clock.GetUtcNow());
        await Changed(writing, desk, "deactivated", new { code });
        await AuditRows.Append(writing, by, new Deed(AuditActions.ParticipantDeactivated, campaign, code), clock.GetUtcNow().ToMilliseconds());
        return 0;
    });

    /// <summary>How everybody sees somebody, by that person's own wish or the office's.</summary>
    public Task<Participant> Show(string campaign, string code, (Display Display, string? Alias) shown, By by) => writer.Write(async writing =>
    {
        var desk = await desks.Get(writing, campaign);
        var participant = desk.View.Find(code) ?? throw Refusal.NotFound($"There is no participant '{code}'.");
        var changed = participant with { Display = shown.Display, Alias = shown.Alias ?? participant.Alias };
        var errors = AliasErrors(changed, "").ToList();
        if (errors.Count > 0) throw Refusal.Invalid(errors);
        await ParticipantRows.Show(writing, changed);
        await Changed(writing, desk, "shown", new { code, changed.Display });
        await AuditRows.Append(writing, by, new Deed(AuditActions.ParticipantShown, campaign, code, new { participant.Display }, new { changed.Display }), clock.GetUtcNow().ToMilliseconds());
        return changed;
    });

    private static Participant Kept(Participant put, Participant? known) => put with
    {
        Display = put.Display ?? known?.Display ?? Display.Name,
        Alias = put.Alias ?? known?.Alias,
    };

    /// <summary>What the audit keeps of a person: no name and no address, since it is never erased.</summary>
    private static object Told(Participant x) => new { x.Code, x.Team, x.Role, active = x.DeactivatedAt is null };

    internal async Task Changed(Writing writing, Desk desk, string kind, object document)
    {
        var campaign = desk.View.Campaign;
        if (desk.View.Averages) await RefuseLimit(writing, desk);
        await CampaignRows.Touch(writing, campaign);
        await CampaignRows.Change(writing, campaign.Id, kind, document, clock.GetUtcNow().ToMilliseconds());
        // an average counts active reps: it moves with the people, not only with the ledger
        if (desk.View.Averages) boards.RefreshAfter(writing, campaign.Code);
        writing.Beside(() => feed.Publish(new News(NewsKind.Configured, campaign.Code, 0, 0)));
    }

    /// <summary>The fewer reps share a team's points, the higher its average.</summary>
    private static async Task RefuseLimit(Writing writing, Desk desk)
    {
        var changed = await CampaignView.Load(writing.Connection, desk.View.Campaign, writing.Transaction);
        var tally = await desk.LoadTally(writing);
        if (tally.Lines().Any(line => Limits.Broken(changed, line.Board.Kind, line.Member, line.Points)))
            throw Refusal.Conflict("A team's average would leave ±335,544.31.");
    }

    private static IEnumerable<(string Field, string Message)> Errors(CampaignView view, Participant participant, string path)
    {
        if (!Codes.IsValid(participant.Code)) yield return ($"{path}.code", "must be a code: letters, digits, '.', '_' or '-', at most 64, beginning with a letter or digit");
        if (view.Find(participant.Code)?.ErasedAt is not null) yield return ($"{path}.code", "was erased: enter whoever plays again under a code of his own");
        if (!IsName(participant.Name)) yield return ($"{path}.name", "must be 1 to 200 characters without control characters");
        if (participant.Team is { } team && view.Team(team) is null) yield return ($"{path}.team", $"'{team}' is not a team of this campaign");
        if (participant.Email is { } email && !IsAddress(email)) yield return ($"{path}.email", "must be an e-mail address");
        if (participant.Person is { } person && !Codes.IsText(person)) yield return ($"{path}.person", "must be 1 to 200 characters without control characters or outer spaces");
        foreach (var error in AliasErrors(Kept(participant, view.Find(participant.Code)), $"{path}.")) yield return error;
        if (view.Campaign.LaunchedAt is not null && view.Find(participant.Code) is { } known && known.Role != participant.Role) yield return ($"{path}.role", "cannot change: entries were booked in the other role");
    }

    private static IEnumerable<(string Field, string Message)> AliasErrors(Participant participant, string path)
    {
        if (participant.Alias is { } alias && !Codes.IsText(alias)) yield return ($"{path}alias", "must be 1 to 200 characters without control characters or outer spaces");
        if (participant is { Display: Display.Alias, Alias: null }) yield return ($"{path}alias", "is required: it is what everybody shall see");
    }

    internal static bool IsAddress(string email) => email.Length <= 254 && MailAddress.TryCreate(email, out _);

    private static bool IsName(LocalText name) =>
        (name.Everywhere is { } words ? [words] : name.ByLanguage!.Values).All(Codes.IsText) && (name.Everywhere is not null || name.ByLanguage!.Count > 0);
}
