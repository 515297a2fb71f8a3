namespace ChallengeHub;

/// <summary>What a salesperson needs to make the call. All but the code is optional.</summary>
public sealed record LeadCard
{
    public required string Code { get; init; }
    public string? Company { get; init; }
    public LeadContact? Contact { get; init; }

    /// <summary>How it was learned.</summary>
    public string? Context { get; init; }

    /// <summary>The code of an account.</summary>
    public string? Account { get; init; }

    /// <summary>Where it comes from; the group of reports.</summary>
    public string? Source { get; init; }

    /// <summary>In the campaign's currency; null: its costs.perLead.</summary>
    public decimal? Cost { get; init; }
    public decimal? Potential { get; init; }

    /// <summary>The local date by which the prospect wants to buy.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The instant of the next call.</summary>
    public DateTimeOffset? Next { get; init; }
    public string? Team { get; init; }

    /// <summary>Who is assigned or has taken it.</summary>
    public string? Rep { get; init; }
    public string? Prospector { get; init; }

    /// <summary>Answers to the campaign's sheet: text, number, date as text, true or false.</summary>
    public IReadOnlyDictionary<string, System.Text.Json.JsonElement>? Qualification { get; init; }

    /// <summary>The lead of an earlier campaign from which it was recovered.</summary>
    public OriginLead? Origin { get; init; }
}

/// <summary>The person met at the prospect.</summary>
public sealed record LeadContact
{
    public string? Name { get; init; }
    public string? Role { get; init; }

    /// <summary>As typed; <see cref="Phones"/> makes E.164 of it.</summary>
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? About { get; init; }
}
