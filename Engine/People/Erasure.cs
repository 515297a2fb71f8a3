namespace ChallengeHub;

/// <summary>
/// Forgets who somebody was: code and name become a number wherever they stand. Points, ranks, awards, certified
/// results and their hashes stay, because they know people by numbers only.
/// </summary>
public sealed class Erasure(
    WriteQueue queue,
    CampaignStates states,
    Database database,
    Roster roster,
    TimeProvider clock
)
{
    /// <summary>He plays no more, and an event with his old code finds nobody.</summary>
    public async Task<Participant> Participant(string campaign, string code, Actor actor)
    {
        var asked = await Ask(campaign, code);
        await states.Ready(campaign);
        var erased = await queue.Write(work => Erase(work, asked, actor));
        await database.Scrub();
        return erased;
    }

    /// <summary>In every campaign that knows this person.</summary>
    public async Task<IReadOnlyList<ErasedParticipant>> Person(string person, Actor actor)
    {
        var asked = new List<AskedErasure>();
        foreach (var player in await Known(person))
            asked.Add(await Ask(player.Campaign, player.Code));
        foreach (var campaign in asked.Select(x => x.Campaign).Distinct(StringComparer.Ordinal))
            await states.Ready(campaign);

        var erased = await queue.Write(async work =>
        {
            var done = new List<ErasedParticipant>();
            foreach (var one in asked)
                done.Add(new ErasedParticipant(one.Campaign, await Erase(work, one, actor)));
            return done;
        });
        await database.Scrub();
        return erased;
    }

    /// <summary>
    /// Erases everybody whose campaign no longer keeps its people, and the cards of its leads, in parts that hold up
    /// nobody for long. Answers how many people were erased.
    /// </summary>
    public async Task<int> Due()
    {
        var erased = 0;
        var cards = 0;
        // one that cannot be erased must not keep the others; it is due still
        var failures = new List<Exception>();
        var now = clock.GetUtcNow().ToMilliseconds();
        foreach (var campaign in await Over(now))
        {
            await Try(async () => erased += await EraseAll(campaign, now), failures);
            await Try(async () => cards += await CardErasure.EraseAll(queue, states, campaign.Code, now), failures);
        }

        // of what failed a part may be erased
        if (erased + cards + failures.Count > 0)
            await Try(database.Scrub, failures);

        return failures.Count == 0
            ? erased
            : throw new AggregateException("People whose time is over could not be erased.", failures);
    }

    private static async Task Try(Func<Task> erasing, List<Exception> failures)
    {
        try
        {
            await erasing();
        }
        catch (Exception failure)
        {
            failures.Add(failure);
        }
    }

    /// <summary>Those that no longer keep their people.</summary>
    private async Task<IReadOnlyList<Campaign>> Over(DateTimeOffset now)
    {
        await using var connection = await database.Connect();
        return
        [
            .. (await CampaignRows.All(connection)).Where(x =>
                x.Document.Privacy?.KeepMonths is { } months && x.ClosedAt?.AddMonths(months) <= now
            ),
        ];
    }

    /// <summary>
    /// Everybody of a campaign that is closed: nobody holds anything any more that he could give back.
    /// </summary>
    private async Task<int> EraseAll(Campaign campaign, DateTimeOffset now)
    {
        ErasurePlan plan;
        await using (var connection = await database.Connect())
        {
            var people = (await ParticipantRows.Of(connection, campaign.Id)).Where(x => x.ErasedAt is null).ToList();
            if (people.Count == 0)
                return 0;
            plan = await ErasurePlan.Make(connection, campaign, people, now);
        }

        var erased = 0;
        foreach (var part in plan.Parts)
            erased += await queue.Write(work => Erase(work, campaign.Code, plan, part));
        return erased;
    }

    private async Task<int> Erase(UnitOfWork work, string code, ErasurePlan plan, ErasurePart part)
    {
        if (await CampaignRows.Lock(work, code) is not { Id: var id })
            return 0;

        // all are looked at again: one may have been erased meanwhile, or got another address
        var campaign = await CampaignRows.Get(work.Connection, id, work.Transaction);
        var who = new Forgotten(await ParticipantRows.NotErased(work, id, part.People.Select(x => x.Number)));
        var forgetting = new Forgetting(work, campaign, who)
        {
            Plan = plan,
            Part = part,
            IsHisAlone = (_, _) => true,
        };
        await forgetting.Run(Actor.System, clock.GetUtcNow().ToMilliseconds());
        await roster.Forget(work, campaign, who, isLast: part == plan.Parts[^1]);
        return who.People.Count;
    }

    private async Task<Participant> Erase(UnitOfWork work, AskedErasure asked, Actor actor)
    {
        var state = await states.Get(work, asked.Campaign);
        var participant =
            state.Snapshot.Find(asked.Code) ?? throw RefusedException.NotFound("no-participant", asked.Code);
        if (participant.ErasedAt is not null)
            return participant;

        var now = clock.GetUtcNow().ToMilliseconds();
        var snapshot = state.Snapshot;
        var plan = asked.Plan ?? ErasurePlan.Unread(participant);
        await roster.Release(work, state, participant);
        var forgetting = new Forgetting(work, snapshot.Campaign, new Forgotten([participant]))
        {
            Plan = plan,
            Part = plan.Parts.Single(),
            IsHisAlone = (code, email) => snapshot.WithEmail(email).All(x => x.Code == code),
        };
        await forgetting.Run(actor, now);

        var pseudonym = Forgotten.PseudonymOf(participant);
        await roster.Changed(work, state, "erased", new { code = pseudonym });
        return participant with
        {
            Code = pseudonym,
            Name = pseudonym,
            Email = null,
            Person = null,
            Display = Display.Name,
            Alias = null,
            Away = null,
            Photo = null,
            Tune = null,
            DeactivatedAt = participant.DeactivatedAt ?? now,
            ErasedAt = now,
        };
    }

    /// <summary>
    /// Finds where somebody is named before the writer waits for it. Who is not there is refused later.
    /// </summary>
    private async Task<AskedErasure> Ask(string campaign, string code)
    {
        await using var connection = await database.Connect();
        var asked = new AskedErasure(campaign, code);
        if (await CampaignRows.Find(connection, campaign) is not { } found)
            return asked;
        var people = await ParticipantRows.Of(connection, found.Id);
        return people.FirstOrDefault(x => x.Code == code && x.ErasedAt is null) is { } person
            ? asked with
            {
                Plan = await ErasurePlan.Make(connection, found, [person], clock.GetUtcNow().ToMilliseconds()),
            }
            : asked;
    }

    private async Task<IReadOnlyList<CampaignPlayer>> Known(string person)
    {
        await using var connection = await database.Connect();
        var known = await ParticipantRows.OfPerson(connection, person);
        return known.Count > 0 ? known : throw RefusedException.NotFound("no-person", person);
    }

    /// <param name="Plan">Null: there was no such participant.</param>
    private sealed record AskedErasure(string Campaign, string Code, ErasurePlan? Plan = null);
}

/// <summary>Who was erased in which campaign, as what is left of him.</summary>
public sealed record ErasedParticipant(string Campaign, Participant Participant);
