using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>A card as it is handed in; without a code it gets the campaign's next free one.</summary>
public sealed record LeadRequest
{
    public string? Code { get; init; }
    public string? Company { get; init; }
    public LeadContact? Contact { get; init; }
    public string? Context { get; init; }
    public string? Account { get; init; }
    public string? Source { get; init; }
    public decimal? Cost { get; init; }
    public decimal? Potential { get; init; }
    public DateOnly? Due { get; init; }
    public DateTimeOffset? Next { get; init; }
    public string? Team { get; init; }
    public string? Rep { get; init; }
    public string? Prospector { get; init; }
    public IReadOnlyDictionary<string, JsonElement>? Qualification { get; init; }
    public OriginLead? Origin { get; init; }

    /// <summary>What is to be done beside a lead of the same prospect; null: it is refused.</summary>
    public TwinWish? Twin { get; init; }

    /// <summary>When it was received; only a program says so. Null: now.</summary>
    public DateTimeOffset? At { get; init; }

    public NewLead Lead() =>
        new(
            new LeadCard
            {
                Code = Code ?? "",
                Company = Company,
                Contact = Contact,
                Context = Context,
                Account = Account,
                Source = Source,
                Cost = Cost,
                Potential = Potential,
                Due = Due,
                Next = Next,
                Team = Team,
                Rep = Rep,
                Prospector = Prospector,
                Qualification = Qualification,
                Origin = Origin,
            }
        )
        {
            KeepsTwin = Twin == TwinWish.Keep,
            At = At,
        };
}

public enum TwinWish
{
    Keep,
}
