namespace ChallengeHub;

/// <summary>An event in the campaign's own terms: people by their codes, the amount in its currency. Pure.</summary>
/// <param name="Event">What cannot be put so stays as it was received.</param>
/// <param name="AsReceived">What was received in other words; null: nothing.</param>
/// <param name="Rejection">Why it cannot be put in the campaign's terms, or null.</param>
internal sealed record ResolvedEvent(LeadEvent Event, ReceivedTerms? AsReceived, RejectionReason? Rejection)
{
    private string? content;

    /// <summary>The canonical text, made when it is first asked for.</summary>
    public string Content
    {
        get => content ??= FactContent.Of(this);
        init => content = value;
    }

    public static ResolvedEvent Of(CampaignSnapshot snapshot, LeadEvent leadEvent)
    {
        var rep = Person.Of(snapshot, "rep", leadEvent.Rep);
        var prospector = Person.Of(snapshot, "prospector", leadEvent.Prospector);
        var money = Money.Of(snapshot.Campaign.Document, leadEvent);
        return new ResolvedEvent(
            leadEvent with
            {
                Rep = rep.Code,
                Prospector = prospector.Code,
                Amount = money.Amount,
                Currency = null,
            },
            ReceivedTerms.OrNull(rep.Email, prospector.Email, money.AsReceived),
            rep.Rejection ?? prospector.Rejection ?? money.Rejection
        );
    }

    /// <summary>Of an event that speaks in the campaign's terms already.</summary>
    public static ResolvedEvent AsIs(LeadEvent leadEvent) => new(leadEvent, null, null);

    private sealed record Person(string? Code, string? Email, RejectionReason? Rejection)
    {
        public static Person Of(CampaignSnapshot snapshot, string field, string? text)
        {
            if (text is null || !Codes.IsEmail(text))
                return new Person(text, null, null);
            var email = text.ToLowerInvariant();
            var found = snapshot.WithEmail(text);
            return found.Count == 1
                ? new Person(found[0].Code, email, null)
                : new Person(
                    text,
                    email,
                    new RejectionReason(
                        "unknown_participant",
                        new FieldError(field, found.Count == 0 ? "nobodys-address" : "several-with-address", text)
                    )
                );
        }
    }

    private sealed record Money(decimal? Amount, ReceivedMoney AsReceived, RejectionReason? Rejection)
    {
        public static Money Of(CampaignDocument document, LeadEvent leadEvent)
        {
            if (leadEvent.Currency is not { } currency || currency == document.Currency)
                return new Money(leadEvent.Amount, new ReceivedMoney(null, null), null);

            var asReceived = new ReceivedMoney(FactContent.Plain(leadEvent.Amount), currency);
            if (document.Rates?.TryGetValue(currency, out var rate) is not true)
                return new Money(
                    leadEvent.Amount,
                    asReceived,
                    new RejectionReason("invalid", new FieldError("currency", "no-rate", document.Currency!))
                );

            var amount = leadEvent.Amount is { } some
                ? decimal.Round(some * rate, 2, MidpointRounding.AwayFromZero)
                : (decimal?)null;

            return new Money(
                amount,
                asReceived,
                EventReading.AmountError(amount) is { } error ? new RejectionReason("invalid", error) : null
            );
        }
    }
}
