using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// Drafts of challenges: begun, saved at each step, and launched by the same code and in the same words as by the
/// API.
/// </summary>
public sealed class Drafts(WriteQueue queue, Database database, Campaigns campaigns, Roster roster, TimeProvider clock)
{
    /// <summary>Saved last first.</summary>
    public async Task<IReadOnlyList<Draft>> All()
    {
        await using var connection = await database.Connect();
        return await DraftRows.All(connection);
    }

    public async Task<Draft?> Find(string code)
    {
        await using var connection = await database.Connect();
        return await DraftRows.Find(connection, code);
    }

    /// <summary>The draft that has this code, or had it.</summary>
    public async Task<Draft?> FindByAnyCode(string code) =>
        await Find(code) ?? (await All()).FirstOrDefault(x => x.Document.FormerCodes.Contains(code));

    /// <summary>
    /// Under the code, or where that is taken and <paramref name="exactly"/> is not asked, under one like it.
    /// </summary>
    public Task<Draft> Begin(string code, DraftDocument document, bool exactly, Actor actor) =>
        queue.Write(async work =>
        {
            var drafts = await DraftRows.All(work.Connection, work.Transaction);
            if (document.Form is not null && drafts.FirstOrDefault(x => x.Document.Form == document.Form) is { } begun)
                return begun;
            var free = exactly ? code : await DraftCodes.Free(work, code);
            await DraftCodes.Refuse(work, free);
            var now = clock.GetUtcNow().ToMilliseconds();
            await DraftRows.Insert(work, new Draft(0, free, document.Aimed(), DraftStep.Basics, 1, now, actor.Author));
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.DraftBegun, free, After: ToAudited(document)),
                now
            );
            return (await DraftRows.Find(work.Connection, free, work.Transaction))!;
        });

    /// <summary>
    /// The whole draft as its author has it now. Refused as stale when somebody saved it meanwhile, unless he saved the
    /// same.
    /// </summary>
    public Task<Draft> Save(Draft draft, Actor actor) =>
        queue.Write(async work =>
        {
            var known =
                (await DraftRows.All(work.Connection, work.Transaction)).FirstOrDefault(x => x.Id == draft.Id)
                ?? throw RefusedException.NotFound("no-draft", draft.Code);
            draft = draft with { Document = Settled(known.Document, draft.Document) };
            if (Same(known, draft))
                return known;
            if (known.Code != draft.Code)
            {
                if (draft.Document.CodeFollowsName)
                    draft = draft with { Code = await DraftCodes.Free(work, draft.Code, known.Id) };
                if (known.Code != draft.Code)
                    await DraftCodes.Refuse(work, draft.Code, known.Id);
                var former = known.Document.FormerCodes.Append(known.Code).Distinct().Where(x => x != draft.Code);
                draft = draft with
                {
                    Document = draft.Document with { FormerCodes = [.. former.TakeLast(MostFormerCodes)] },
                };
            }
            var now = clock.GetUtcNow().ToMilliseconds();
            if (!await DraftRows.Update(work, draft with { UpdatedAt = now, UpdatedBy = actor.Author }))
                throw RefusedException.Stale("draft-stale", draft.Code, known.UpdatedBy);
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(
                    AuditActions.DraftSaved,
                    draft.Code,
                    $"step {draft.Step}",
                    ToAudited(known.Document),
                    ToAudited(draft.Document)
                ),
                now
            );
            return (await DraftRows.Find(work.Connection, draft.Code, work.Transaction))!;
        });

    public Task Delete(string code, Actor actor) =>
        queue.Write(async work =>
        {
            var draft = await Get(work, code);
            await DraftRows.Delete(work, draft.Id);
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.DraftDeleted, code, Before: ToAudited(draft.Document)),
                clock.GetUtcNow().ToMilliseconds()
            );
            return 0;
        });

    /// <summary>
    /// Campaign, people and launch in one transaction, and the draft is gone with it. Launching twice is launching
    /// once. What is very large is laid ready before in smaller ones, so that nobody else waits.
    /// </summary>
    /// <param name="version">The one whose review was read.</param>
    public async Task<Campaign> Launch(string code, long version, Actor actor)
    {
        if (
            await Find(code) is not { } draft
            || draft.Version != version
            || draft.Document.Players.Count <= Roster.MostAtOnce
        )
            return await queue.Write(work => Launch(work, code, version, actor));

        try
        {
            await LayReady(draft, actor);
            return await queue.Write(work => Launch(work, code, version, actor));
        }
        catch (RefusedException)
        {
            await queue.Write(async work => await Unlaunched(work, code) is { } left ? await Take(work, left) : 0);
            throw;
        }
    }

    /// <summary>
    /// The campaign with its people and the secrets of its draws, not launched. What an earlier try left is gone on
    /// with.
    /// </summary>
    private async Task LayReady(Draft draft, Actor actor)
    {
        if (draft.Document.Errors() is { Count: > 0 } errors)
            throw RefusedException.Invalid(errors);

        await queue.Write(async work =>
        {
            if (
                await Unlaunched(work, draft.Code) is { } left
                && JsonSerializer.Serialize(left.Document, EngineJson.Options)
                    != JsonSerializer.Serialize(draft.Document.Whole(), EngineJson.Options)
            )
                await Take(work, left);
            if (await Campaign(work, draft.Code) is not null)
                return 0;

            await campaigns.Put(
                work,
                new CampaignEdit(draft.Code, draft.Document.Whole(), actor, new Expectation(Nothing: true))
            );
            await ChangeRows.Append(
                work,
                (await Campaign(work, draft.Code))!.Id,
                LaidReady,
                new { draft.Version },
                clock.GetUtcNow().ToMilliseconds()
            );
            return 0;
        });
        await roster.Put(draft.Code, [.. draft.Document.Players.Select(x => x.Participant())], actor);
        await campaigns.SeedAhead(draft.Code);
    }

    /// <summary>A campaign that was laid ready by a launch and not launched yet.</summary>
    private static async Task<Campaign?> Unlaunched(UnitOfWork work, string code) =>
        await Campaign(work, code) is { LaunchedAt: null } found && await ChangeRows.Any(work, found.Id, LaidReady)
            ? found
            : null;

    private static async Task<int> Take(UnitOfWork work, Campaign left)
    {
        await CampaignRows.Delete(work, left.Id);
        return 0;
    }

    private const string LaidReady = "laid-ready";

    private async Task<Campaign> Launch(UnitOfWork work, string code, long version, Actor actor)
    {
        var draft = await DraftRows.Find(work.Connection, code, work.Transaction);
        if (draft is null)
            return await Campaign(work, code) is { LaunchedAt: not null } launched
                ? launched
                : throw RefusedException.NotFound("no-draft", code);
        if (draft.Version != version)
            throw RefusedException.Stale("draft-stale", code, draft.UpdatedBy);
        // what was laid ready was looked at then, and the version says that it is the same
        if (await Unlaunched(work, code) is null)
        {
            if (draft.Document.Errors() is { Count: > 0 } errors)
                throw RefusedException.Invalid(errors);
            if (await Campaign(work, code) is not null)
                throw RefusedException.Invalid("code", DraftCodes.Taken);

            await campaigns.Put(
                work,
                new CampaignEdit(code, draft.Document.Whole(), actor, new Expectation(Nothing: true))
            );
            await roster.Put(work, code, [.. draft.Document.Players.Select(x => x.Participant())], actor);
        }

        await campaigns.Launch(work, code, actor);
        await DraftRows.Delete(work, draft.Id);
        await AuditRows.Append(
            work,
            actor,
            new AuditedAction(AuditActions.DraftLaunched, code),
            clock.GetUtcNow().ToMilliseconds()
        );
        return (await Campaign(work, code))!;
    }

    /// <summary>
    /// A launched campaign of which nothing has begun is a draft again, under its code: with its rules, prizes and
    /// those who play.
    /// </summary>
    /// <param name="head">What the columns of its list of players are called.</param>
    public Task<Draft> Reopen(string code, Expectation expected, Func<ListColumn, string> head, Actor actor) =>
        queue.Write(async work =>
        {
            if (await DraftRows.Find(work.Connection, code, work.Transaction) is not null)
                throw RefusedException.Conflict("draft-exists", code);
            var document = DraftDocument.Of(await campaigns.Withdraw(work, code, expected, actor));
            document = document with { Listed = PlayerList.Write(document, head) };
            var now = clock.GetUtcNow().ToMilliseconds();
            await DraftRows.Insert(work, new Draft(0, code, document, DraftStep.Review, 1, now, actor.Author));
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.DraftBegun, code, After: ToAudited(document)),
                now
            );
            return (await DraftRows.Find(work.Connection, code, work.Transaction))!;
        });

    private const int MostFormerCodes = 20;

    private static Task<Campaign?> Campaign(UnitOfWork work, string code) =>
        CampaignRows.Find(work.Connection, code, work.Transaction);

    private static async Task<Draft> Get(UnitOfWork work, string code) =>
        await DraftRows.Find(work.Connection, code, work.Transaction)
        ?? throw RefusedException.NotFound("no-draft", code);

    /// <summary>Targets as the players are now, and marks on names of which one language has changed.</summary>
    private static DraftDocument Settled(DraftDocument known, DraftDocument draft) =>
        draft.Aimed() with
        {
            Stale = StaleNames.Of(known.Campaign, draft.Campaign, draft.Stale),
            FormerCodes = known.FormerCodes,
        };

    private static bool Same(Draft known, Draft draft) =>
        known.Code == draft.Code
        && known.Step == draft.Step
        && DraftRows.Text(known.Document) == DraftRows.Text(draft.Document);

    /// <summary>What the audit keeps: no name and no address of a person, since it is never erased.</summary>
    private static object ToAudited(DraftDocument document) =>
        new
        {
            document.Campaign,
            document.Window,
            players = document.Players.Count,
            document.ClonedFrom,
        };
}
