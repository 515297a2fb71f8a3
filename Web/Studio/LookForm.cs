namespace ChallengeHub.Web;

/// <summary>How it looks and what screens show, as it is chosen; what few need has good defaults.</summary>
public sealed class LookForm
{
    public string? Theme { get; set; }
    public BoardKind FirstBoard { get; set; }
    public List<BoardKind> Others { get; set; } = [];
    public TieBreak Ties { get; set; }
    public TeamScore TeamScore { get; set; }
    public bool Validation { get; set; }
    public string? Top { get; set; }
    public string? KeepMonths { get; set; }
    public bool Amounts { get; set; }
    public bool Cheers { get; set; }
    public string? GraceMinutes { get; set; }

    /// <summary>Empty: boards are never frozen.</summary>
    public string? FreezeHours { get; set; }
    public FreezeOf FreezeOf { get; set; }

    /// <summary>Empty: a result is celebrated as soon as it is certified.</summary>
    public string? CeremonyAt { get; set; }
    public CeremonyDay CeremonyOn { get; set; }

    /// <summary>In the builder it stands with the currency, in another step.</summary>
    public string? Rates { get; set; }

    public static LookForm Of(CampaignDocument document)
    {
        var boards = document.Boards is { Count: > 0 } chosen ? chosen : new ScreenContent().Boards;
        return new()
        {
            Theme = document.Theme,
            FirstBoard = boards[0],
            Others = [.. boards.Skip(1)],
            Ties = document.Ties,
            TeamScore = document.TeamScore,
            Validation = document.Validation,
            Top = $"{document.Privacy?.Top}",
            KeepMonths = $"{document.Privacy?.KeepMonths}",
            Amounts = document.Privacy?.Amounts == true,
            Cheers = ChallengeHub.Cheers.AreOn(document),
            GraceMinutes = $"{document.Periods.GraceMinutes}",
            FreezeHours = $"{document.Freeze?.Hours}",
            FreezeOf = document.Freeze?.Of ?? FreezeOf.Campaign,
            CeremonyAt = document.Ceremony?.At,
            CeremonyOn = document.Ceremony?.On ?? CeremonyDay.FirstWorkingDay,
            Rates = RatesText.Of(document.Rates),
        };
    }

    public CampaignDocument Read(CampaignDocument before, FieldErrors errors)
    {
        var privacy = new Privacy(
            Typed.Whole(Top, errors, "privacy.top"),
            Typed.Whole(KeepMonths, errors, "privacy.keepMonths"),
            Amounts
        );

        return before with
        {
            Theme = Typed.Text(Theme) ?? before.Theme,
            Boards = ChosenBoards(before.Boards),
            Ties = Ties,
            TeamScore = TeamScore,
            Validation = Validation,
            Privacy = privacy == new Privacy() ? null : privacy,
            Cheers = Cheers == ChallengeHub.Cheers.AreOn(before) ? before.Cheers : Cheers,
            Freeze = Typed.Whole(FreezeHours, errors, "freeze.hours") is { } hours ? new Freeze(hours, FreezeOf) : null,
            Ceremony = Typed.Text(CeremonyAt) is { } at ? new Ceremony(CeremonyOn, at) : null,
            Periods = before.Periods with
            {
                GraceMinutes =
                    Typed.Whole(GraceMinutes, errors, "periods.graceMinutes") ?? new PeriodPlan().GraceMinutes,
            },
        };
    }

    /// <summary>Those that stay keep the order that they had: the form has none.</summary>
    private IReadOnlyList<BoardKind>? ChosenBoards(IReadOnlyList<BoardKind>? before)
    {
        var known = before is { Count: > 0 } ? before : new ScreenContent().Boards;
        List<BoardKind> chosen =
        [
            FirstBoard,
            .. known.Concat(Others).Distinct().Where(board => board != FirstBoard && Others.Contains(board)),
        ];
        return chosen.SequenceEqual(known) ? before : chosen;
    }
}
