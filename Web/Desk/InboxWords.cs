namespace ChallengeHub.Web;

/// <summary>Says in the reader's language of what a line of the inbox reminds.</summary>
public static class InboxWords
{
    public static string Of(InboxLine line, string language)
    {
        var notification = line.Latest;
        if (notification.Kind == NotificationKind.Overtaken)
            return Overtaken(line, language);
        if (notification.Kind == NotificationKind.Prize)
            return T.FormatInboxPrize(prize: notification.Detail?.Prize?.In(language) ?? "");
        return line.Lead is { } lead ? OfOne(line, Name(line, lead), language) : OfMany(line);
    }

    private static string OfOne(InboxLine line, string lead, string language)
    {
        var detail = line.Latest.Detail;
        return line.Latest.Kind switch
        {
            NotificationKind.Validated => T.FormatInboxValidated(lead: lead),
            NotificationKind.Refused => Why(line, language) is { } why
                ? T.FormatInboxRefusedWhy(lead: lead, reason: why)
                : T.FormatInboxRefused(lead: lead),
            NotificationKind.Won => T.FormatInboxWon(lead: lead),
            NotificationKind.Rated => T.FormatInboxRated(lead: lead, quality: $"{detail?.Quality}"),
            NotificationKind.Released => Why(line, language) is { } why
                ? T.FormatInboxReleasedWhy(lead: lead, reason: why)
                : T.FormatInboxReleased(lead: lead),
            NotificationKind.ReleasedLate => T.FormatInboxReleasedLate(lead: lead),
            NotificationKind.Waiting => T.FormatInboxWaiting(lead: lead),
            NotificationKind.OverdueValidate => T.FormatInboxOverdueValidate(lead: lead),
            NotificationKind.OverdueTake => T.FormatInboxOverdueTake(lead: lead),
            NotificationKind.OverdueContact => T.FormatInboxOverdueContact(lead: lead),
            NotificationKind.OverdueClose => T.FormatInboxOverdueClose(lead: lead),
            NotificationKind.Call => T.FormatInboxCall(lead: lead),
            _ => T.FormatInboxAssigned(lead: lead),
        };
    }

    private static string OfMany(InboxLine line)
    {
        var count = $"{line.Count}";
        return line.Latest.Kind switch
        {
            NotificationKind.Validated => T.FormatInboxValidatedMany(count: count),
            NotificationKind.Refused => T.FormatInboxRefusedMany(count: count),
            NotificationKind.Won => T.FormatInboxWonMany(count: count),
            NotificationKind.Rated => T.FormatInboxRatedMany(count: count),
            NotificationKind.Released => T.FormatInboxReleasedMany(count: count),
            NotificationKind.ReleasedLate => T.FormatInboxReleasedLateMany(count: count),
            NotificationKind.Waiting => T.FormatInboxWaitingMany(count: count),
            NotificationKind.OverdueValidate => T.FormatInboxOverdueValidateMany(count: count),
            NotificationKind.OverdueTake => T.FormatInboxOverdueTakeMany(count: count),
            NotificationKind.OverdueContact => T.FormatInboxOverdueContactMany(count: count),
            NotificationKind.OverdueClose => T.FormatInboxOverdueCloseMany(count: count),
            NotificationKind.Call => T.FormatInboxCallMany(count: count),
            _ => T.FormatInboxAssignedMany(count: count),
        };
    }

    /// <summary>The other one as everybody sees him.</summary>
    private static string Overtaken(InboxLine line, string language)
    {
        var by = line.Latest.Detail?.By is { } number ? line.Snapshot.Get(number) : null;
        return T.FormatInboxOvertaken(
            name: by is null ? "" : Audience.Everybody.NameOf(by, language),
            rank: $"{line.Latest.Detail?.Rank}"
        );
    }

    private static string Name(InboxLine line, string lead) =>
        line.Company is { } company ? $"{company} ({lead})" : lead;

    /// <summary>A reason of the campaign by its name, else the words that somebody wrote.</summary>
    private static string? Why(InboxLine line, string language)
    {
        if (line.Latest.Detail?.Reason is not { } reason)
            return null;
        var reasons = line.Snapshot.Campaign.Document.Reasons;
        var choices = line.Latest.Kind == NotificationKind.Refused ? reasons?.Refused : reasons?.Released;
        return choices?.FirstOrDefault(x => x.Code == reason)?.Name.In(language) ?? reason;
    }
}
