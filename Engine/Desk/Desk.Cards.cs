using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChallengeHub;

/// <summary>Cards: handed in, and changed.</summary>
public sealed partial class LeadDesk
{
    /// <summary>Up to <see cref="MostAtOnce"/>, each answered, whatever becomes of the others.</summary>
    /// <param name="once">Null: sent again they are other cards.</param>
    public async Task<IReadOnlyList<CreatedLead>> Create(
        string campaign,
        IReadOnlyList<NewLead> leads,
        DeskCaller by,
        SentOnce? once = null
    )
    {
        RefuseMany("leads", leads.Count);
        if (!by.Mover.IsMarketing && by.Mover.Prospector is null)
            throw RefusedException.Forbidden("not-your-move");

        await states.Ready(campaign);
        return await queue.Write(async work =>
        {
            var state = await states.Get(work, campaign);
            if (state.Snapshot.Campaign.LaunchedAt is null)
                throw RefusedException.Conflict("campaign-not-launched", campaign);

            var from = state.LastSeq;
            var sent = once is null ? leads : leads.Select((x, i) => x with { Id = once.IdOf(by.Actor, i) }).ToList();
            var isKept = once is not null && await IsKept(work, state, once, by);
            var created = await new Creating(work, state, Now).Create(sent, by);
            if (once is not null && !isKept && created.Any(x => x.Answer is not null || x.IsDraft))
                await Keep(work, state, once, by);
            boards.ShowAfter(work, state, from);
            return created;
        });
    }

    /// <summary>Throws <see cref="RefusedException"/> where the key was used for something else.</summary>
    private static async Task<bool> IsKept(UnitOfWork work, CampaignState state, SentOnce once, DeskCaller by)
    {
        var used = await CorrectionRows.Find(work, state.Snapshot.Campaign.Id, once.KeptAs(by.Actor));
        if (used is not null && used.BodySha256 != once.BodySha256)
            throw RefusedException.Conflict("idempotency-key-reused");
        return used is not null;
    }

    private static Task Keep(UnitOfWork work, CampaignState state, SentOnce once, DeskCaller by) =>
        CorrectionRows.Insert(
            work,
            state.Snapshot.Campaign.Id,
            once.KeptAs(by.Actor),
            new KeyUse { BodySha256 = once.BodySha256, Seq = state.LastSeq }
        );

    /// <summary>Answers the row as it is then; throws <see cref="RefusedException"/>, stale after others.</summary>
    public async Task<StoredLead> Patch(string campaign, string lead, CardPatch patch, DeskCaller by)
    {
        var patched = await queue.Write(async work =>
        {
            var state = await states.Get(work, campaign);
            return await Patched(work, state.Snapshot, new PatchOfLead(lead, patch), by);
        });
        return patched.Lead ?? throw patched.Fault!;
    }

    /// <summary>A fault is an answer, as a refused move is.</summary>
    private static async Task<PatchedLead> Patched(
        UnitOfWork work,
        CampaignSnapshot snapshot,
        PatchOfLead asked,
        DeskCaller by
    )
    {
        var id = snapshot.Campaign.Id;
        var lead = await LeadAtDesk.Find(work.Connection, snapshot, asked.Lead, work.Transaction);
        if (lead is null || LeadSights.Sees(by.Mover, lead.Place) == LeadSight.Nothing)
            return new PatchedLead(null, RefusedException.NotFound("no-lead", asked.Lead));
        if (Forbidden(lead, asked.Patch, by.Mover) is { } forbidden)
            return new PatchedLead(null, forbidden);
        if (lead.Row.ErasedAt is not null)
            return new PatchedLead(null, RefusedException.Conflict("lead-erased", asked.Lead));
        if (!asked.Patch.Expected.Holds(lead.Row.CardVersion))
            return new PatchedLead(null, RefusedException.Stale("lead-stale", asked.Lead));

        var errors = new FieldErrors();
        if (Merged(errors, lead.Card, asked.Patch.Members) is not { } card)
            return new PatchedLead(null, RefusedException.Invalid(errors));
        LeadCardCheck.Errors(errors, card, snapshot);
        if (snapshot.Campaign.Document.Sheet is { } sheet)
            SheetAnswers.Errors(errors, sheet, card.Qualification);
        if (errors.Count > 0)
            return new PatchedLead(null, RefusedException.Invalid(errors));

        var row = Scored(lead.Row.With(card, snapshot), snapshot);
        if (!await LeadRows.UpdateCard(work, id, row))
            return new PatchedLead(null, RefusedException.Stale("lead-stale", asked.Lead));
        await CardKeys.Write(work, snapshot, [row]);
        // another team sees it, perhaps
        await LeadFollowing.Follow(work, snapshot, [new LeadFacts(asked.Lead, lead.Facts)]);
        return new PatchedLead(await LeadRows.Find(work.Connection, id, asked.Lead, work.Transaction));
    }

    private static RefusedException? Forbidden(LeadAtDesk lead, CardPatch patch, Mover mover)
    {
        var own = LeadSights.MayEdit(mover, lead.Place);
        if (own.Count == 0)
            return RefusedException.Forbidden("not-your-lead");

        var others = patch.Members.Select(x => x.Key).Where(x => !own.Contains(x)).ToList();
        return others.Count > 0
            ? RefusedException.Invalid(others.Select(x => new FieldError(x, "not-your-member")))
            : null;
    }

    private static StoredLead Scored(StoredLead row, CampaignSnapshot snapshot) =>
        snapshot.Campaign.Document.Sheet is { } sheet
            ? row with
            {
                Score = SheetAnswers.Score(sheet, row.Qualification),
            }
            : row;

    /// <summary>Null: the members are of another kind than those of a card; the errors say which.</summary>
    private static LeadCard? Merged(FieldErrors errors, LeadCard card, JsonObject members)
    {
        var whole = JsonSerializer.SerializeToNode(card, EngineJson.Options)!.AsObject();
        Merge(whole, members);
        try
        {
            return whole.Deserialize<LeadCard>(EngineJson.Options);
        }
        catch (RefusedJson refused)
        {
            errors.Add(FieldOf(refused), refused.Code, refused.Args);
        }
        catch (JsonException failure)
        {
            errors.Add(FieldOf(failure), "wrong-type");
        }

        return null;
    }

    private static string FieldOf(JsonException failure) => failure.Path?.TrimStart('$').TrimStart('.') ?? "";

    /// <summary>As RFC 7396 has it: null takes a member away, an object goes into the one that is there.</summary>
    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
                continue;
            }

            if (value is not JsonObject inner)
            {
                target[name] = value.DeepClone();
                continue;
            }

            if (target[name] is not JsonObject before)
                target[name] = before = new JsonObject();
            Merge(before, inner);
        }
    }

    private sealed record PatchOfLead(string Lead, CardPatch Patch);

    private sealed record PatchedLead(StoredLead? Lead, RefusedException? Fault = null);
}
