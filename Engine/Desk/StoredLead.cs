using System.Globalization;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// A row of Leads: the card, and beside it what follows from the lead's facts. People are known by number. What ends in
/// Text is the column as it is stored; the member without the ending is the same as a value.
/// </summary>
public sealed record StoredLead
{
    /// <summary>Of the row, across campaigns: who came later has a higher one.</summary>
    public long Number { get; init; }
    public long CampaignId { get; init; }
    public required string Lead { get; init; }
    public string? Company { get; init; }
    public string? ContactName { get; init; }
    public string? ContactRole { get; init; }
    public string? ContactPhone { get; init; }
    public string? ContactE164 { get; init; }
    public string? ContactEmail { get; init; }
    public string? ContactAbout { get; init; }
    public string? Context { get; init; }
    public string? Account { get; init; }
    public string? Source { get; init; }
    public string? CostText { get; init; }
    public string? PotentialText { get; init; }
    public string? DueText { get; init; }
    public DateTimeOffset? NextAt { get; init; }
    public string? Team { get; init; }

    /// <summary>The rep that the card names; who holds the lead is <see cref="Holder"/>.</summary>
    public int? CardRep { get; init; }
    public string? QualificationText { get; init; }
    public string? ScoreText { get; init; }
    public string? OriginCampaign { get; init; }
    public string? OriginLead { get; init; }

    /// <summary>The code of the lead that was there first, once this one is refused for it.</summary>
    public string? TwinOf { get; init; }

    /// <summary>Of the card alone: its ETag.</summary>
    public long CardVersion { get; init; } = 1;

    /// <summary>Of card, notes and status.</summary>
    public long Version { get; init; } = 1;
    public string CreatedBy { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ErasedAt { get; init; }

    public string StatusText { get; init; } = LeadRows.Unknown;
    public int Cycle { get; init; } = 1;

    /// <summary>Who is assigned or has taken it.</summary>
    public int? Holder { get; init; }
    public int? Prospector { get; init; }

    /// <summary>The team whose people see it: its holder's, else the card's, else its prospector's.</summary>
    public string? ReachTeam { get; init; }
    public bool Vouched { get; init; }
    public string? DeadlineWhatText { get; init; }
    public DateTimeOffset? DeadlineAt { get; init; }

    /// <summary>When the deadline has to be looked at next; null: no more.</summary>
    public DateTimeOffset? LookAt { get; init; }

    /// <summary>When the deadline that runs was reminded of.</summary>
    public DateTimeOffset? RemindedAt { get; init; }
    public DateTimeOffset? StatusAt { get; init; }
    public DateTimeOffset? ReceivedAt { get; init; }
    public DateTimeOffset? TakenAt { get; init; }
    public DateTimeOffset? ContactedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? AmountText { get; init; }

    /// <summary>Of its last fact or note.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>The <see cref="Fact.FactSeq"/> of the last fact that the status follows from.</summary>
    public long FollowedSeq { get; init; }

    public decimal? Cost
    {
        get => Parsed(CostText);
        init => CostText = Written(value);
    }

    public decimal? Potential
    {
        get => Parsed(PotentialText);
        init => PotentialText = Written(value);
    }

    public decimal? Score
    {
        get => Parsed(ScoreText);
        init => ScoreText = Written(value);
    }

    public decimal? Amount
    {
        get => Parsed(AmountText);
        init => AmountText = Written(value);
    }

    public DateOnly? Due
    {
        get => DueText is null ? null : DateOnly.ParseExact(DueText, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        init => DueText = value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public IReadOnlyDictionary<string, JsonElement>? Qualification
    {
        get =>
            QualificationText is null
                ? null
                : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(QualificationText, EngineJson.Options);
        init => QualificationText = value is null ? null : JsonSerializer.Serialize(value, EngineJson.Options);
    }

    /// <summary>Null: nobody has followed its facts yet.</summary>
    public LeadStatus? Status
    {
        get => StatusText == LeadRows.Unknown ? null : Enum.Parse<LeadStatus>(StatusText);
        init => StatusText = value?.ToString() ?? LeadRows.Unknown;
    }

    public DeadlineKind? DeadlineWhat
    {
        get => DeadlineWhatText is null ? null : Enum.Parse<DeadlineKind>(DeadlineWhatText);
        init => DeadlineWhatText = value?.ToString();
    }

    /// <summary>As people read it: the rep is who holds it, else whom the card names.</summary>
    public LeadCard Card(CampaignSnapshot snapshot) =>
        new()
        {
            Code = Lead,
            Company = Company,
            Contact = Contact(),
            Context = Context,
            Account = Account,
            Source = Source,
            Cost = Cost,
            Potential = Potential,
            Due = Due,
            Next = NextAt,
            Team = Team,
            Rep = CodeOf(Holder ?? CardRep, snapshot),
            Prospector = CodeOf(Prospector, snapshot),
            Qualification = Qualification,
            Origin = OriginLead is null ? null : new OriginLead(OriginCampaign!, OriginLead),
        };

    /// <summary>
    /// With the members of a card; who holds it and who found it follow from facts, and the score from the sheet.
    /// </summary>
    public StoredLead With(LeadCard card, CampaignSnapshot snapshot) =>
        this with
        {
            Company = card.Company,
            ContactName = card.Contact?.Name,
            ContactRole = card.Contact?.Role,
            ContactPhone = card.Contact?.Phone,
            ContactE164 = Phones.E164(card.Contact?.Phone, Phones.RegionIn(snapshot, card)),
            ContactEmail = card.Contact?.Email,
            ContactAbout = card.Contact?.About,
            Context = card.Context,
            Account = card.Account,
            Source = card.Source,
            Cost = card.Cost,
            Potential = card.Potential,
            Due = card.Due,
            NextAt = card.Next?.ToMilliseconds(),
            Team = card.Team,
            Qualification = card.Qualification,
            OriginCampaign = card.Origin?.Campaign,
            OriginLead = card.Origin?.Lead,
        };

    private LeadContact? Contact()
    {
        var contact = new LeadContact
        {
            Name = ContactName,
            Role = ContactRole,
            Phone = ContactPhone,
            Email = ContactEmail,
            About = ContactAbout,
        };
        return contact == new LeadContact() ? null : contact;
    }

    private static string? CodeOf(int? number, CampaignSnapshot snapshot) =>
        number is { } some ? snapshot.Get(some).Code : null;

    private static decimal? Parsed(string? text) =>
        text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string? Written(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
}
