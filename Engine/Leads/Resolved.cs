namespace ChallengeHub;

/// <summary>An event in the campaign's own terms: people by their codes, the amount in its currency. Pure.</summary>
/// <param name="Event">What cannot be put so stands as it was told.</param>
/// <param name="AsReceived">What was told in other words; null: nothing.</param>
/// <param name="Refused">Why it cannot be put in the campaign's terms, or null.</param>
internal sealed record Resolved(LeadEvent Event, ReceivedTerms? AsReceived, (string Reason, FieldError Flaw)? Refused)
{
    public static Resolved Of(CampaignSnapshot snapshot, LeadEvent told)
    {
        var (rep, prospector, money) = (
            Person.Of(snapshot, "rep", told.Rep),
            Person.Of(snapshot, "prospector", told.Prospector),
            Money.Of(snapshot.Campaign.Document, told)
        );
        return new Resolved(
            told with
            {
                Rep = rep.Code,
                Prospector = prospector.Code,
                Amount = money.Amount,
                Currency = null,
            },
            ReceivedTerms.OrNull(rep.Email, prospector.Email, money.AsReceived),
            rep.Refused ?? prospector.Refused ?? money.Refused
        );
    }

    /// <summary>Of an event that speaks in the campaign's terms already.</summary>
    public static Resolved AsIs(LeadEvent told) => new(told, null, null);

    private sealed record Person(string? Code, string? Email, (string, FieldError)? Refused)
    {
        public static Person Of(CampaignSnapshot snapshot, string field, string? told)
        {
            if (told is null || !Codes.IsEmail(told))
                return new Person(told, null, null);
            var (email, found) = (told.ToLowerInvariant(), snapshot.WithEmail(told));
            return found.Count == 1
                ? new Person(found[0].Code, email, null)
                : new Person(
                    told,
                    email,
                    (
                        "unknown_participant",
                        new FieldError(field, found.Count == 0 ? "nobodys-address" : "several-with-address", told)
                    )
                );
        }
    }

    private sealed record Money(decimal? Amount, ReceivedMoney AsReceived, (string, FieldError)? Refused)
    {
        public static Money Of(CampaignDocument document, LeadEvent told)
        {
            if (told.Currency is not { } currency || currency == document.Currency)
                return new Money(told.Amount, new ReceivedMoney(null, null), null);
            var asTold = new ReceivedMoney(FactContent.Plain(told.Amount), currency);
            if (document.Rates?.TryGetValue(currency, out var rate) is not true)
                return new Money(
                    told.Amount,
                    asTold,
                    ("invalid", new FieldError("currency", "no-rate", document.Currency!))
                );
            var amount = told.Amount is { } some
                ? decimal.Round(some * rate, 2, MidpointRounding.AwayFromZero)
                : (decimal?)null;
            return new Money(amount, asTold, EventReading.AmountFlaw(amount) is { } error ? ("invalid", error) : null);
        }
    }
}
