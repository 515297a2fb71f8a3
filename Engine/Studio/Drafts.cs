using System.Text.Json;

namespace ChallengeHub;

/// <summary>Challenges in the making: begun, saved at each step, and launched by the same code and in the same words as by the API.</summary>
public sealed class Drafts(Writer writer, Database database, Campaigns campaigns, Roster roster, TimeProvider clock)
{
    /// <summary>Addresses of the studio that are no campaign's.</summary>
    private static readonly string[] Reserved = ["new", "themes"];

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

    /// <summary>Under the code, or where that is taken and <paramref name="exactly"/> is not asked, under one like it.</summary>
    public Task<Draft> Begin(string code, DraftDocument document, bool exactly, By by) => writer.Write(async writing =>
    {
        var drafts = await DraftRows.All(writing.Connection, writing.Transaction);
        if (document.Form is not null && drafts.FirstOrDefault(x => x.Document.Form == document.Form) is { } begun) return begun;
        var free = exactly ? code : await Free(writing, code);
        await RefuseCode(writing, free);
        var now = clock.GetUtcNow().ToMilliseconds();
        await DraftRows.Insert(writing, new Draft(0, free, document.Aimed(), DraftStep.Basics, 1, now, by.Author));
        await AuditRows.Append(writing, by, new Deed(AuditActions.DraftBegun, free, After: Told(document)), now);
        return (await DraftRows.Find(writing.Connection, free, writing.Transaction))!;
    });

    /// <summary>The whole draft as its author has it now. Refused as stale when somebody saved it meanwhile, unless he saved the same.</summary>
    public Task<Draft> Save(Draft draft, By by) => writer.Write(async writing =>
    {
        var known = (await DraftRows.All(writing.Connection, writing.Transaction)).FirstOrDefault(x => x.Id == draft.Id) ?? throw Refusal.NotFound($"There is no draft '{draft.Code}'.");
        draft = draft with { Document = Settled(known.Document, draft.Document) };
        if (Same(known, draft)) return known;
        if (known.Code != draft.Code)
        {
            if (draft.Document.CodeFollowsName) draft = draft with { Code = await Free(writing, draft.Code, known.Id) };
            if (known.Code != draft.Code) await RefuseCode(writing, draft.Code, known.Id);
            var former = known.Document.FormerCodes.Append(known.Code).Distinct().Where(x => x != draft.Code);
            draft = draft with { Document = draft.Document with { FormerCodes = [.. former.TakeLast(MostFormerCodes)] } };
        }
        var now = clock.GetUtcNow().ToMilliseconds();
        if (!await DraftRows.Update(writing, draft with { UpdatedAt = now, UpdatedBy = by.Author }))
            throw new Refusal(RefusalKind.Stale, $"The draft '{draft.Code}' was saved by {known.UpdatedBy} since it was read.");
        await AuditRows.Append(writing, by, new Deed(AuditActions.DraftSaved, draft.Code, $"step {draft.Step}", Told(known.Document), Told(draft.Document)), now);
        return (await DraftRows.Find(writing.Connection, draft.Code, writing.Transaction))!;
    });

    public Task Delete(string code, By by) => writer.Write(async writing =>
    {
        var draft = await Get(writing, code);
        await DraftRows.Delete(writing, draft.Id);
        await AuditRows.Append(writing, by, new Deed(AuditActions.DraftDeleted, code, Before: Told(draft.Document)), clock.GetUtcNow().ToMilliseconds());
        return 0;
    });

    /// <summary>
    /// Campaign, people and launch in one transaction, and the draft is gone with it. Launching twice is launching once. What is very
    /// large is laid ready before in smaller ones, so that nobody else waits.
    /// </summary>
    /// <param name="version">The one whose review was read.</param>
    public async Task<Campaign> Launch(string code, long version, By by)
    {
        if (await Find(code) is not { } draft || draft.Version != version || draft.Document.Players.Count <= Roster.MostAtOnce) return await writer.Write(writing => Launch(writing, code, version, by));
        try
        {
            await LayReady(draft, by);
            return await writer.Write(writing => Launch(writing, code, version, by));
        }
        catch (Refusal)
        {
            await writer.Write(async writing => await Unlaunched(writing, code) is { } left ? await Take(writing, left) : 0);
            throw;
        }
    }

    /// <summary>The campaign with its people and the secrets of its draws, not launched. What an earlier try left is gone on with.</summary>
    private async Task LayReady(Draft draft, By by)
    {
        if (draft.Document.Errors() is { Count: > 0 } errors) throw Refusal.Invalid(errors);
        await writer.Write(async writing =>
        {
            if (await Unlaunched(writing, draft.Code) is { } left && JsonSerializer.Serialize(left.Document, EngineJson.Options) != JsonSerializer.Serialize(draft.Document.Whole(), EngineJson.Options))
                await Take(writing, left);
            if (await Campaign(writing, draft.Code) is not null) return 0;
            await campaigns.Put(writing, draft.Code, draft.Document.Whole(), (new Expectation(Nothing: true), by));
            await CampaignRows.Change(writing, (await Campaign(writing, draft.Code))!.Id, LaidReady, new { draft.Version }, clock.GetUtcNow().ToMilliseconds());
            return 0;
        });
        await roster.Put(draft.Code, [.. draft.Document.Players.Select(x => x.Participant())], by);
        await campaigns.SeedAhead(draft.Code);
    }

    /// <summary>A campaign that was laid ready by a launch and not launched yet.</summary>
    private static async Task<Campaign?> Unlaunched(Writing writing, string code) =>
        await Campaign(writing, code) is { LaunchedAt: null } found && await CampaignRows.Booked(writing, found.Id, LaidReady) ? found : null;

    private static async Task<int> Take(Writing writing, Campaign left)
    {
        await CampaignRows.Delete(writing, left.Id);
        return 0;
    }

    private const string LaidReady = "laid-ready";

    private async Task<Campaign> Launch(Writing writing, string code, long version, By by)
    {
        var draft = await DraftRows.Find(writing.Connection, code, writing.Transaction);
        if (draft is null)
            return await Campaign(writing, code) is { LaunchedAt: not null } launched ? launched : throw Refusal.NotFound($"There is no draft '{code}'.");
        if (draft.Version != version) throw new Refusal(RefusalKind.Stale, $"The draft '{code}' was saved by {draft.UpdatedBy} since it was read.");
        // what was laid ready was looked at then, and the version says that it is the same
        if (await Unlaunched(writing, code) is null)
        {
            if (draft.Document.Errors() is { Count: > 0 } errors) throw Refusal.Invalid(errors);
            if (await Campaign(writing, code) is not null) throw Refusal.Invalid("code", Taken);
            await campaigns.Put(writing, code, draft.Document.Whole(), (new Expectation(Nothing: true), by));
            await roster.Put(writing, code, [.. draft.Document.Players.Select(x => x.Participant())], by);
        }
        await campaigns.Launch(writing, code, by);
        await DraftRows.Delete(writing, draft.Id);
        await AuditRows.Append(writing, by, new Deed(AuditActions.DraftLaunched, code), clock.GetUtcNow().ToMilliseconds());
        return (await Campaign(writing, code))!;
    }

    /// <summary>A launched campaign of which nothing has begun is a draft again, under its code: with its rules, prizes and those who play.</summary>
    /// <param name="head">What the columns of its list of players are called.</param>
    public Task<Draft> Reopen(string code, Expectation expected, Func<ListColumn, string> head, By by) => writer.Write(async writing =>
    {
        if (await DraftRows.Find(writing.Connection, code, writing.Transaction) is not null) throw Refusal.Conflict($"There is a draft '{code}' already.");
        var document = Of(await campaigns.Withdraw(writing, code, expected, by));
        document = document with { Listed = PlayerList.Write(document, head) };
        var now = clock.GetUtcNow().ToMilliseconds();
        await DraftRows.Insert(writing, new Draft(0, code, document, DraftStep.Review, 1, now, by.Author));
        await AuditRows.Append(writing, by, new Deed(AuditActions.DraftBegun, code, After: Told(document)), now);
        return (await DraftRows.Find(writing.Connection, code, writing.Transaction))!;
    });

    private static DraftDocument Of(CampaignView view) => new()
    {
        Campaign = view.Campaign.Document with { StartsAt = null, EndsAt = null, RulesEffectiveFrom = null },
        Window = LocalWindow.Of(view.Campaign.StartsAt, view.Campaign.EndsAt, view.Campaign.Zone),
        Players = [.. view.Participants.Where(x => x is { Active: true, ErasedAt: null }).Select(DraftPlayer.Of)],
    };

    /// <summary>Takes somebody out of challenges in the making: by his person, or out of copies of the campaign that he was in.</summary>
    internal static async Task Forget(Writing writing, string campaign, Participant erased)
    {
        foreach (var draft in await DraftRows.All(writing.Connection, writing.Transaction))
        {
            var document = draft.Document;
            var staying = document.Players.Where(x => !(erased.Person is not null && x.Person == erased.Person) && !(document.ClonedFrom == campaign && x.Code == erased.Code)).ToList();
            if (staying.Count == document.Players.Count) continue;
            var objectives = document.Campaign.Objectives;
            foreach (var gone in document.Players.Except(staying)) objectives = objectives?.Without(gone.Code);
            var aimed = document.Campaign with { Objectives = objectives };
            document = (document with { Players = staying, ListedAs = null, IsListUnseen = false, Targets = null, Campaign = aimed }).Aimed();
            document = document with { Listed = PlayerList.Write(document, column => column.ToString().ToLowerInvariant()) };
            await DraftRows.Update(writing, draft with { Document = document });
        }
    }

    private const int MostFormerCodes = 20;

    private const string Taken = "is taken by another campaign or draft";

    /// <param name="own">The draft that asks: what it is or was called is free for it.</param>
    private static async Task<string> Free(Writing writing, string code, long own = 0)
    {
        for (var number = 1; ; number++)
        {
            var one = number == 1 ? code : $"{code[..Math.Min(code.Length, 58)]}-{number}";
            if (!Reserved.Contains(one) && !await IsTaken(writing, one, own)) return one;
        }
    }

    private static async Task RefuseCode(Writing writing, string code, long own = 0)
    {
        if (!Codes.IsValid(code)) throw Refusal.Invalid("code", Codes.Rule);
        if (Reserved.Contains(code)) throw Refusal.Invalid("code", "is a word of the studio's own addresses");
        if (await IsTaken(writing, code, own)) throw Refusal.Invalid("code", Taken);
    }

    private static async Task<bool> IsTaken(Writing writing, string code, long own) =>
        await Campaign(writing, code) is not null
        || (await DraftRows.All(writing.Connection, writing.Transaction))
            .Any(x => x.Id != own && (x.Code == code || x.Document.FormerCodes.Contains(code)));

    private static Task<Campaign?> Campaign(Writing writing, string code) => CampaignRows.Find(writing.Connection, code, writing.Transaction);

    private static async Task<Draft> Get(Writing writing, string code) =>
        await DraftRows.Find(writing.Connection, code, writing.Transaction) ?? throw Refusal.NotFound($"There is no draft '{code}'.");

    /// <summary>Targets as the players are now, and marks on names of which one language has changed.</summary>
    private static DraftDocument Settled(DraftDocument known, DraftDocument told) =>
        told.Aimed() with
        {
            Stale = StaleNames.Of(known.Campaign, told.Campaign, told.Stale),
            FormerCodes = known.FormerCodes,
        };

    private static bool Same(Draft known, Draft told) => known.Code == told.Code && known.Step == told.Step && DraftRows.Text(known.Document) == DraftRows.Text(told.Document);

    /// <summary>What the audit keeps: no name and no address of a person, since it is never erased.</summary>
    private static object Told(DraftDocument document) => new { document.Campaign, document.Window, players = document.Players.Count, document.ClonedFrom };
}
