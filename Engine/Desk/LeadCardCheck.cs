namespace ChallengeHub;

/// <summary>
/// Whether a lead's card can be kept, whatever its sheet asks: fields that are too long, badly formed or of nobody are
/// named.
/// </summary>
public static class LeadCardCheck
{
    public const int MaxProse = 4_000;

    /// <summary>Above it no event's amount can go either.</summary>
    public const decimal MaxAmount = 999_999_999_999.99m;

    /// <summary>As long as an address may be.</summary>
    private const int MaxEmail = 254;
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public static void Errors(FieldErrors errors, LeadCard card, CampaignSnapshot snapshot)
    {
        errors.If(!Codes.IsText(card.Code), "code", "text-length");
        Name(errors, "company", card.Company);
        if (card.Contact is { } contact)
            Contact(errors, contact, Phones.RegionIn(snapshot, card));
        Prose(errors, "context", card.Context, MaxProse);

        errors.If(card.Account is { } account && !Codes.IsText(account), "account", "text-length");
        errors.If(card.Source is { } source && !Codes.IsValid(source), "source", "not-a-code");
        Amount(errors, "cost", card.Cost);
        Amount(errors, "potential", card.Potential);
        Year(errors, "due", card.Due?.Year);
        Year(errors, "next", card.Next?.Year);

        Team(errors, card.Team, snapshot);
        if (PersonError(snapshot, "rep", card.Rep, Role.Rep) is { } rep)
            errors.Add(rep);
        if (PersonError(snapshot, "prospector", card.Prospector, Role.Prospector) is { } prospector)
            errors.Add(prospector);
        Origin(errors, card.Origin);
    }

    /// <summary>
    /// Text of several lines: up to <paramref name="longest"/> characters, with breaks and tabs, and nothing else that
    /// cannot be seen.
    /// </summary>
    internal static void Prose(FieldErrors errors, string field, string? text, int longest)
    {
        if (text is null)
            return;
        if (text.Length > longest)
            errors.Add(field, "too-long", longest);
        else if (!Codes.IsWhole(text))
            errors.Add(field, "half-surrogate");
        else if (text.Any(IsControl))
            errors.Add(field, "control-character");
        else
            errors.If(!Codes.IsStraight(text), field, Codes.Straight);
    }

    private static bool IsControl(char letter) => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t');

    private static void Contact(FieldErrors errors, LeadContact contact, string? region)
    {
        Name(errors, "contact.name", contact.Name);
        Name(errors, "contact.role", contact.Role);
        errors.If(
            contact.Phone is { } phone && (Codes.NameError(phone) is not null || Phones.E164(phone, region) is null),
            "contact.phone",
            "phone-format"
        );
        errors.If(contact.Email is { } email && !IsAddress(email), "contact.email", "email-format");
        Prose(errors, "contact.about", contact.About, MaxProse);
    }

    /// <summary>The bare address: a name before it would make two of one.</summary>
    internal static bool IsAddress(string email) =>
        Codes.IsLine(email, MaxEmail) && Codes.IsStraight(email) && AccountCheck.IsAddress(email);

    private static void Name(FieldErrors errors, string field, string? name)
    {
        if (name is not null && Codes.NameError(name) is { } flaw)
            errors.Add(field, flaw);
    }

    private static void Amount(FieldErrors errors, string field, decimal? amount)
    {
        if (amount is not { } some)
            return;
        if (some is < 0 or > MaxAmount)
            errors.Add(field, "out-of-range", 0, MaxAmount);
        else
            errors.If(decimal.Round(some, 2) != some, field, "two-decimals");
    }

    private static void Year(FieldErrors errors, string field, int? year) =>
        errors.If(year is < FirstYear or > LastYear, field, "out-of-range", $"{FirstYear}-01-01", $"{LastYear}-12-31");

    private static void Team(FieldErrors errors, string? team, CampaignSnapshot snapshot)
    {
        if (team is null)
            return;
        if (!Codes.IsValid(team))
            errors.Add("team", "not-a-code");
        else
            errors.If(snapshot.Team(team) is null, "team", "team-of-nobody", team);
    }

    private static FieldError? PersonError(CampaignSnapshot snapshot, string field, string? code, Role role)
    {
        if (code is null)
            return null;
        if (!Codes.IsValid(code))
            return new FieldError(field, "not-a-code");
        if (snapshot.Find(code) is not { } person)
            return new FieldError(field, "unknown-participant", code);
        return person.Role == role ? null : EventAdmission.OfOtherRole(field, code, role);
    }

    private static void Origin(FieldErrors errors, OriginLead? origin)
    {
        if (origin is null)
            return;
        errors.If(!Codes.IsValid(origin.Campaign), "origin.campaign", "not-a-code");
        errors.If(!Codes.IsText(origin.Lead), "origin.lead", "text-length");
    }
}
