using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// Leads of a campaign as new cards of a later one: what becomes of each, judged as cards are that are handed in. Only
/// reads.
/// </summary>
internal sealed class Recovering(CampaignSnapshot before, CampaignSnapshot into, DateTimeOffset now)
{
    private readonly CardNeighbours neighbours = new(into);

    /// <summary>In the order given.</summary>
    public async Task<IReadOnlyList<RecoveredLead>> Plan(
        DbConnection connection,
        IReadOnlyList<LeadAtDesk> leads,
        DbTransaction? transaction = null
    )
    {
        var cards = leads.Select(CardOf).ToList();
        await neighbours.Load(connection, cards, transaction);
        var there = await LeadRows.Recovered(connection, into.Campaign.Id, cards.Select(x => x.Origin!), transaction);

        var planned = new List<RecoveredLead>();
        foreach (var (lead, card) in leads.Zip(cards))
        {
            var isThere = there.Contains(lead.Row.Lead) || neighbours.HasDraftOf(card.Origin!);
            var result = isThere ? new RecycledLead(lead.Row.Lead, RecycleResult.AlreadyThere) : Judge(lead, card);
            planned.Add(new RecoveredLead(result, new NewLead(card) { Barred = Cooling(lead) }));
        }

        return planned;
    }

    private RecycledLead Judge(LeadAtDesk lead, LeadCard card)
    {
        var judged = new RecycledLead(lead.Row.Lead, RecycleResult.Recycled);
        var errors = new FieldErrors();
        LeadCardCheck.Errors(errors, card with { Code = "L" }, into);
        if (errors.Count > 0)
            return judged with { Result = RecycleResult.Refused, Why = errors.First() };
        if (
            into.Campaign.Document.Sheet is { } sheet
            && SheetAnswers.Lacks(sheet, card.Qualification) is { Count: > 0 } lacks
        )
            return judged with { Result = RecycleResult.Draft, Why = lacks[0] };
        if (neighbours.IsNotToBeContacted(card))
            return judged with { Result = RecycleResult.DoNotContact };
        if (neighbours.TwinsOf(card) is { Count: > 0 } twins)
            return judged with
            {
                Result = RecycleResult.Twin,
                Why = new FieldError("", "twin-of-leads", string.Join(", ", twins)),
            };

        neighbours.Keep(card with { Code = lead.Row.Lead });
        return judged;
    }

    /// <summary>
    /// What is of the prospect; who had it, what it cost and the next call belong to the campaign before.
    /// </summary>
    private LeadCard CardOf(LeadAtDesk lead)
    {
        var card = lead.Card;
        var isSameMoney = before.Campaign.Document.Currency == into.Campaign.Document.Currency;
        return new LeadCard
        {
            Code = "",
            Company = card.Company,
            // as it is dialled from anywhere: the other campaign may be of another country
            Contact = card.Contact is { } contact
                ? contact with
                {
                    Phone = lead.Row.ContactE164 ?? contact.Phone,
                }
                : null,
            Context = card.Context,
            Account = card.Account,
            Source = card.Source,
            Potential = isSameMoney ? card.Potential : null,
            Due = card.Due >= DateOnly.FromDateTime(now.UtcDateTime) ? card.Due : null,
            Team = card.Team is { } team && into.Team(team) is not null ? team : null,
            Prospector = card.Prospector is { } finder && PlaysIn(finder, Role.Prospector) ? finder : null,
            Qualification = Answers(card.Qualification),
            Origin = new OriginLead(before.Campaign.Code, lead.Row.Lead),
        };
    }

    /// <summary>Those that the other campaign asks for, too.</summary>
    private IReadOnlyDictionary<string, JsonElement>? Answers(IReadOnlyDictionary<string, JsonElement>? given)
    {
        if (given is null || into.Campaign.Document.Sheet is not { } sheet)
            return given;
        var kept = given.Where(x => Fits(sheet, x)).ToDictionary(x => x.Key, x => x.Value);
        return kept.Count == 0 ? null : kept;
    }

    private static bool Fits(Sheet sheet, KeyValuePair<string, JsonElement> answer)
    {
        var errors = new FieldErrors();
        SheetAnswers.Errors(errors, sheet, new Dictionary<string, JsonElement> { [answer.Key] = answer.Value });
        return errors.Count == 0;
    }

    /// <summary>The reps of the other campaign who gave it up in this one, by number there.</summary>
    private IReadOnlyList<int> Cooling(LeadAtDesk lead)
    {
        var document = before.Campaign.Document;
        var gaveUpAt = Recycling.GaveUpAt(document.Validation, lead.Facts);
        return
        [
            .. Recycling
                .Cooling(gaveUpAt, document.Recycle, now)
                .Select(before.Get)
                .SelectMany(one => into.Participants.Where(x => IsSame(one, x)))
                .Select(x => x.Number),
        ];
    }

    private bool PlaysIn(string code, Role role) =>
        into.Find(code) is { Active: true } participant && participant.Role == role;

    private static bool IsSame(Participant one, Participant other) =>
        one.Code == other.Code || (one.Person is not null && one.Person == other.Person);
}

/// <summary>A lead that may be recovered, and its card in the other campaign.</summary>
internal sealed record RecoveredLead(RecycledLead Planned, NewLead New);
