using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// What an account is reminded of, over all campaigns in which it stands for somebody: as a rep, a prospector, for its
/// teams, or for those who run a campaign. What has been read is noted for each account alone.
/// </summary>
public sealed class Inbox(
    WriteQueue queue,
    Database database,
    BoardReads reads,
    [FromKeyedServices(Clocks.People)] TimeProvider clock
)
{
    public const int MostLines = 100;
    public const int MostUnread = 99;

    /// <summary>Lines have seldom more; with more a page has fewer lines.</summary>
    private const int EntriesOfLine = 10;

    /// <param name="before">Only those below this number.</param>
    public async Task<InboxPage> Look(Account reader, int limit, long before = long.MaxValue)
    {
        var reaches = await Reaches(reader);
        var asked = limit * EntriesOfLine + 1;
        var found = await Entries(reaches, new NotificationPage(asked, before));
        var isAll = found.Count < asked;
        var entries = isAll ? found : [.. found.Take(asked - 1)];

        var lines = InboxLines.Of(entries, reader.ReadUpTo);
        if (lines.Count > limit)
        {
            // cut before the first line too many: what lies below it comes with the next page
            var first = lines[limit].Latest.Number;
            entries = [.. entries.Where(x => x.Notification.Number > first)];
            lines = InboxLines.Of(entries, reader.ReadUpTo);
            isAll = false;
        }

        return new InboxPage(await Unread(reader, reaches), lines, isAll ? null : entries[^1].Notification.Number);
    }

    /// <summary>How many lines, up to <see cref="MostUnread"/>; none in quiet hours.</summary>
    public async Task<int> Unread(Account reader) => await Unread(reader, await Reaches(reader));

    /// <summary>Up to a number, of what there is now: what comes later is unread, whatever the number.</summary>
    public async Task Read(Account reader, long upTo)
    {
        if (upTo < 1)
            throw RefusedException.Invalid("upTo", "whole-from", 1);

        var before = upTo == long.MaxValue ? upTo : upTo + 1;
        var latest = await Entries(await Reaches(reader), new NotificationPage(1, before));
        if (latest is [{ Notification.Number: var number }] && number > reader.ReadUpTo)
            await queue.Write(async work =>
            {
                await AccountRows.Read(work, reader.Id, number);
                return 0;
            });
    }

    /// <summary>Between local times such as 22:00 and 07:00 of each campaign; null, both of them: never.</summary>
    public async Task BeQuiet(long account, string? from, string? until)
    {
        var errors = new FieldErrors();
        QuietHours.Errors(errors, from, until);
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        await queue.Write(async work =>
        {
            var known =
                await AccountRows.Find(work.Connection, account, work.Transaction)
                ?? throw RefusedException.NotFound("no-account", account);
            await AccountRows.Update(work, known with { QuietFrom = from, QuietUntil = until });
            return 0;
        });
    }

    private async Task<int> Unread(Account reader, IReadOnlyList<InboxReach> reaches)
    {
        var now = clock.GetUtcNow();
        var loud = reaches.Where(x => !QuietHours.Are(reader, x.Snapshot.Campaign.Zone, now)).ToList();
        var page = new NotificationPage(MostUnread * 3, After: reader.ReadUpTo);
        var lines = InboxLines.Of(await Entries(loud, page), reader.ReadUpTo);
        return Math.Min(lines.Count, MostUnread);
    }

    private async Task<IReadOnlyList<InboxEntry>> Entries(IReadOnlyList<InboxReach> reaches, NotificationPage page)
    {
        if (reaches.Count == 0)
            return [];

        await using var connection = await database.Connect();
        var entries = new List<InboxEntry>();
        foreach (var reach in reaches)
        {
            var id = reach.Snapshot.Campaign.Id;
            var found = new List<Notification>();
            foreach (var participant in reach.Participants)
                found.AddRange(await NotificationRows.OfParticipant(connection, id, participant, page));
            if (reach.Mover.IsDirector)
                found.AddRange(await NotificationRows.OfTeams(connection, id, reach.Mover.Teams, page));
            if (reach.Mover.IsMarketing)
                found.AddRange(await NotificationRows.OfStaff(connection, id, page));
            entries.AddRange(found.Select(x => new InboxEntry(reach, x)));
        }

        return [.. entries.OrderByDescending(x => x.Notification.Number).Take(page.Limit)];
    }

    private async Task<IReadOnlyList<InboxReach>> Reaches(Account reader)
    {
        var reaches = new List<InboxReach>();
        foreach (var campaign in await Campaigns(reader))
            if (await Launched(campaign) is { } snapshot && InboxReach.Of(snapshot, reader) is { IsEmpty: false } reach)
                reaches.Add(reach);
        return reaches;
    }

    private async Task<IReadOnlyList<string>> Campaigns(Account reader)
    {
        if (!reader.Grants.Any(x => InboxReach.IsStaff(x) && x.Campaign is null))
            return [.. reader.Grants.Select(x => x.Campaign).OfType<string>().Distinct()];

        await using var connection = await database.Connect();
        return [.. (await CampaignRows.All(connection)).Where(x => x.LaunchedAt is not null).Select(x => x.Code)];
    }

    /// <summary>Null for an unknown campaign, which a role may name, and for a draft.</summary>
    private async Task<CampaignSnapshot?> Launched(string campaign)
    {
        try
        {
            return await reads.Snapshot(campaign) is { Campaign.LaunchedAt: not null } snapshot ? snapshot : null;
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            return null;
        }
    }
}
