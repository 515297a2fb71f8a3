namespace ChallengeHub;

/// <summary>
/// Who takes part: upserted by code, deactivated with history kept. A move to another team holds from its PUT on, or
/// from a day before it.
/// </summary>
public sealed class Roster(
    WriteQueue queue,
    CampaignStates states,
    BoardReads reads,
    BoardKeeper boards,
    Feed feed,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<Participant>> All(string campaign) => (await reads.Snapshot(campaign)).Participants;

    /// <summary>So many are written in one transaction.</summary>
    internal const int MostAtOnce = 500;

    /// <summary>
    /// All are looked at before the first is written. Very many are written in parts, so that nobody else waits for
    /// them; put again they are the same.
    /// </summary>
    public async Task<PutCounts> Put(string campaign, IReadOnlyList<Participant> participants, Actor? actor = null)
    {
        await states.Ready(campaign);
        if (participants.Count <= MostAtOnce)
            return await queue.Write(work => Put(work, campaign, participants, actor));

        new RosterCheck(await reads.Snapshot(campaign), clock.GetUtcNow()).Refuse(participants);

        var created = 0;
        var updated = 0;
        var first = 0;
        foreach (var some in participants.Chunk(MostAtOnce))
        {
            var request = new PutRequest(actor, first);
            var done = await queue.Write(work => Put(work, campaign, some, request));
            created += done.Created;
            updated += done.Updated;
            first += some.Length;
        }

        return new PutCounts(created, updated);
    }

    /// <summary>As a part of a larger transaction.</summary>
    internal Task<PutCounts> Put(
        UnitOfWork work,
        string campaign,
        IReadOnlyList<Participant> participants,
        Actor? actor
    ) => Put(work, campaign, participants, new PutRequest(actor));

    private async Task<PutCounts> Put(
        UnitOfWork work,
        string campaign,
        IReadOnlyList<Participant> participants,
        PutRequest request
    ) =>
        await Put(
            work,
            await states.Get(work, campaign),
            [.. participants.Select(x => x with { DeactivatedAt = null })],
            request
        );

    /// <summary>
    /// As the office corrects people: who has left is put right and does not play again, and who leaves does so now.
    /// </summary>
    /// <param name="people">Those who play no more have a time of leaving.</param>
    internal async Task Amend(UnitOfWork work, string campaign, IReadOnlyList<Participant> people, Actor actor)
    {
        var state = await states.Get(work, campaign);
        await Put(
            work,
            state,
            [
                .. people.Select(x =>
                    x with
                    {
                        DeactivatedAt = x.Active ? null : state.Snapshot.Find(x.Code)?.DeactivatedAt,
                    }
                ),
            ],
            new PutRequest(actor)
        );

        foreach (var leaving in people.Where(x => !x.Active && state.Snapshot.Find(x.Code) is not { Active: false }))
            await Deactivate(work, campaign, leaving.Code, actor);
    }

    private async Task<PutCounts> Put(
        UnitOfWork work,
        CampaignState state,
        IReadOnlyList<Participant> participants,
        PutRequest request
    )
    {
        var snapshot = state.Snapshot;
        var now = clock.GetUtcNow().ToMilliseconds();
        new RosterCheck(snapshot, now).Refuse(participants, request.First);

        participants = [.. participants.Select(x => Kept(Dated(x, snapshot, now), snapshot.Find(x.Code)))];
        var known = participants.Where(x => snapshot.Find(x.Code) is not null).ToList();

        await ParticipantRows.Move(
            work,
            [.. known.Where(x => x.TeamSince is not null).Select(x => Moved(x, snapshot.Find(x.Code)!))]
        );
        await ParticipantRows.Upsert(work, snapshot.Campaign.Id, participants);
        await LeadRows.Regroup(
            work,
            snapshot.Campaign.Id,
            [.. known.Where(x => snapshot.Find(x.Code)!.Team != x.Team).Select(x => snapshot.Find(x.Code)!.Number)]
        );
        await Changed(work, state, "participants", participants);

        await AuditRows.Append(
            work,
            request.By,
            new AuditedAction(
                AuditActions.ParticipantsPut,
                snapshot.Campaign.Code,
                Before: known.Select(x => ToAudited(snapshot.Find(x.Code)!)),
                After: participants.Select(ToAudited)
            ),
            now
        );

        return new PutCounts(participants.Count - known.Count, known.Count);
    }

    public async Task Deactivate(string campaign, string code, Actor? actor = null)
    {
        await states.Ready(campaign);
        await queue.Write(work => Deactivate(work, campaign, code, actor));
    }

    private async Task<int> Deactivate(UnitOfWork work, string campaign, string code, Actor? actor)
    {
        var state = await states.Get(work, campaign);
        var participant = state.Snapshot.Find(code) ?? throw RefusedException.NotFound("no-participant", code);

        await Release(work, state, participant);
        await ParticipantRows.Deactivate(work, participant.Number, clock.GetUtcNow());
        await Changed(work, state, "deactivated", new { code });
        await AuditRows.Append(
            work,
            actor,
            new AuditedAction(AuditActions.ParticipantDeactivated, campaign, code),
            clock.GetUtcNow().ToMilliseconds()
        );
        return 0;
    }

    /// <summary>
    /// Who leaves gives back what he took at the desk and has not contacted; the rest stands on the list of those who
    /// direct his team.
    /// </summary>
    internal async Task Release(UnitOfWork work, CampaignState state, Participant leaving)
    {
        var held = await LeadRows.NotContacted(work, state.Snapshot.Campaign.Id, leaving.Number);
        await new Releasing(work, state, boards, clock.GetUtcNow().ToMilliseconds()).Left(held);
    }

    /// <summary>How everybody sees somebody, by that person's own wish or the office's.</summary>
    public async Task<Participant> Show(string campaign, string code, Appearance shown, Actor actor)
    {
        await states.Ready(campaign);
        return await queue.Write(async work =>
        {
            var state = await states.Get(work, campaign);
            var participant = state.Snapshot.Find(code) ?? throw RefusedException.NotFound("no-participant", code);
            var changed = participant with { Display = shown.Display, Alias = shown.Alias ?? participant.Alias };
            var errors = RosterCheck.AliasErrors(changed, "").ToList();
            if (errors.Count > 0)
                throw RefusedException.Invalid(errors);

            await ParticipantRows.Show(work, changed);
            await Changed(work, state, "shown", new { code, changed.Display });
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(
                    AuditActions.ParticipantShown,
                    campaign,
                    code,
                    new { participant.Display },
                    new { changed.Display }
                ),
                clock.GetUtcNow().ToMilliseconds()
            );

            return changed;
        });
    }

    /// <summary>
    /// Until the launch teams are only being written down; then who changes his team does so now, unless it is said
    /// since when.
    /// </summary>
    private static Participant Dated(Participant put, CampaignSnapshot snapshot, DateTimeOffset now) =>
        put with
        {
            TeamSince = snapshot.Find(put.Code) is not { } known
                ? null
                : put.TeamSince?.ToMilliseconds()
                    ?? (snapshot.Campaign.LaunchedAt is not null && known.Team != put.Team ? now : null),
        };

    private static Participant Moved(Participant put, Participant known) =>
        known with
        {
            Moves = known.MovesTo(put.Team, put.TeamSince!.Value),
        };

    /// <summary>How somebody appears stays as it was where nothing is said of it.</summary>
    internal static Participant Kept(Participant put, Participant? known) =>
        put with
        {
            Display = put.Display ?? known?.Display ?? Display.Name,
            Alias = put.Alias ?? known?.Alias,
            Away = put.Away ?? known?.Away,
        };

    /// <summary>What the audit keeps of a person: no name and no address, since it is never erased.</summary>
    private static object ToAudited(Participant x) =>
        new
        {
            x.Code,
            x.Team,
            x.TeamSince,
            x.Role,
            active = x.DeactivatedAt is null,
        };

    internal async Task Changed(UnitOfWork work, CampaignState state, string kind, object document)
    {
        var campaign = state.Snapshot.Campaign;
        if (state.Snapshot.Averages)
            await RefuseLimit(work, state);
        await CampaignRows.Touch(work, campaign);
        await ChangeRows.Append(work, campaign.Id, kind, document, clock.GetUtcNow().ToMilliseconds());
        // an average counts active reps: it moves with the people, not only with the ledger
        if (state.Snapshot.Averages)
            boards.RefreshAfter(work, campaign.Code);
        work.Beside(() => feed.Publish(new News(NewsKind.Configured, campaign.Code, 0, 0)));
    }

    /// <summary>
    /// Of a closed campaign, all of whose people are forgotten: what it certified stands, and no average can break a
    /// limit by it.
    /// </summary>
    /// <param name="isLast">Nobody is left: only now do boards of averages go by it.</param>
    internal async Task Forget(UnitOfWork work, Campaign campaign, Forgotten who, bool isLast)
    {
        var now = clock.GetUtcNow().ToMilliseconds();
        await CampaignRows.Touch(work, campaign);
        foreach (var code in who.People.Select(Forgotten.PseudonymOf))
            await ChangeRows.Append(work, campaign.Id, "erased", new { code }, now);
        if (isLast && campaign.Document.TeamScore == TeamScore.Average)
            boards.RefreshAfter(work, campaign.Code);
        work.Beside(() => feed.Publish(new News(NewsKind.Configured, campaign.Code, 0, 0)));
    }

    /// <summary>The fewer reps share a team's points, the higher its average.</summary>
    private static async Task RefuseLimit(UnitOfWork work, CampaignState state)
    {
        var changed = await CampaignSnapshot.Load(work.Connection, state.Snapshot.Campaign, work.Transaction);
        var tally = await state.LoadTally(work);
        if (tally.Lines().Any(line => Limits.Broken(changed, line.Board.Kind, line.Member, line.Points)))
            throw RefusedException.Conflict("average-limit");
    }

    /// <param name="First">The place of the first of them among all that are put.</param>
    private sealed record PutRequest(Actor? By, int First = 0);
}

/// <summary>How many were new, and how many were known.</summary>
public sealed record PutCounts(int Created, int Updated);
