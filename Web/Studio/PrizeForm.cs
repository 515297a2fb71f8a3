namespace ChallengeHub.Web;

/// <summary>
/// A prize as it is chosen and typed. A further way to win is a field here, in <see cref="Of"/>, in <see cref="Read"/>
/// and in _Prize.cshtml.
/// </summary>
public sealed class PrizeForm
{
    public const string ByRanks = "ranks";
    public const string ByPoints = "points";
    public const string ByRanksAndPoints = "both";
    public const string ByTarget = "target";
    public const string ByPercent = "percent";
    public const string ByRaffle = "raffle";
    public static readonly IReadOnlyList<string> Ways =
    [
        ByRanks,
        ByPoints,
        ByRanksAndPoints,
        ByTarget,
        ByPercent,
        ByRaffle,
    ];

    public string? Before { get; set; }
    public string? NameEn { get; set; }
    public string? NameFr { get; set; }
    public PrizeScope Scope { get; set; }
    public BoardKind Board { get; set; }
    public string? Way { get; set; } = ByRanks;
    public string? FromRank { get; set; } = "1";
    public string? ToRank { get; set; }
    public string? MinPoints { get; set; }
    public string? MinPercent { get; set; }
    public RaffleTickets Tickets { get; set; }
    public string? Winners { get; set; }
    public string? Value { get; set; }
    public string? Stock { get; set; }

    public bool HasRanks => Way is ByRanks or ByRanksAndPoints or ByTarget;
    public bool HasPoints => Way is ByPoints or ByRanksAndPoints;

    public static PrizeForm Of(Prize prize, string language)
    {
        var (en, fr) = TypedName.Of(prize.Name, language);

        return new()
        {
            Before = prize.Code,
            NameEn = en,
            NameFr = fr,
            Scope = prize.Scope ?? PrizeScope.Period,
            Board = prize.Board ?? BoardKind.Reps,
            Way = WayOf(prize),
            FromRank = $"{prize.Ranks?[0]}",
            ToRank = prize.Ranks is [var from, var to] && to != from ? $"{to}" : null,
            MinPoints = Typed.Of(prize.MinPoints),
            MinPercent = Typed.Of(prize.MinPercent),
            Tickets = prize.Raffle?.Tickets ?? RaffleTickets.Points,
            Winners = $"{prize.Raffle?.Winners}",
            Value = Typed.Of(prize.Value),
            Stock = $"{prize.Stock}",
        };
    }

    private static string WayOf(Prize prize) =>
        prize switch
        {
            { Raffle: not null } => ByRaffle,
            { By: RankedBy.Target, Ranks: not null } => ByTarget,
            { MinPercent: not null, Ranks: null, MinPoints: null } => ByPercent,
            { MinPoints: null } => ByRanks,
            { Ranks: null } => ByPoints,
            _ => ByRanksAndPoints,
        };

    /// <param name="before">What the form does not show stays as it was.</param>
    public Prize Read(Prize? before, FieldErrors errors, string path)
    {
        var from = Typed.Whole(FromRank, errors, $"{path}.ranks");

        return (before ?? new Prize()) with
        {
            Name = TypedName.Read(NameEn, NameFr, before?.Name),
            Scope = Scope,
            Board = Board,
            Value = Typed.Number(Value, errors, $"{path}.value"),
            Ranks =
                HasRanks || (Way == ByRaffle && from is not null && before?.Ranks is not null)
                    ? [from ?? 0, Typed.Whole(ToRank, errors, $"{path}.ranks") ?? from ?? 0]
                    : null,
            MinPoints =
                HasPoints || (Way == ByRaffle && before?.MinPoints is not null)
                    ? Typed.Number(MinPoints, errors, $"{path}.minPoints")
                    : null,
            MinPercent = Percent(before, errors, path),
            By = Way == ByTarget ? RankedBy.Target : RankedBy.Points,
            Stock = Typed.Whole(Stock, errors, $"{path}.stock"),
            Raffle =
                Way == ByRaffle ? new Raffle(Tickets, Typed.Whole(Winners, errors, $"{path}.raffle.winners")) : null,
        };
    }

    private decimal? Percent(Prize? before, FieldErrors errors, string path)
    {
        if (Way == ByPercent)
            return Typed.Number(MinPercent, errors, $"{path}.minPercent");
        return before is not null && Way == WayOf(before) ? before.MinPercent : null;
    }

    /// <summary>All of a form; codes of new ones are made from their names.</summary>
    public static IReadOnlyList<Prize> ReadAll(
        IReadOnlyList<PrizeForm> forms,
        IReadOnlyList<Prize> before,
        FieldErrors errors
    )
    {
        var taken = forms.Select(x => x.Before).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. forms
                .Select(
                    (form, i) =>
                        form.Read(
                            before.FirstOrDefault(x => x.Code is not null && x.Code == form.Before),
                            errors,
                            $"prizes[{i}]"
                        )
                )
                .Select(prize =>
                    prize.Code is null
                        ? prize with
                        {
                            Code = ProposedCode.Of(prize.Name?.In("en"), "prize", taken),
                        }
                        : prize
                ),
        ];
    }
}
