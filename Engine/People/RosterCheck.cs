using System.Net.Mail;

namespace ChallengeHub;

/// <summary>What is wrong with people who are put into a campaign at one moment.</summary>
internal sealed class RosterCheck(CampaignSnapshot snapshot, DateTimeOffset now)
{
    /// <param name="first">The place of the first of them among all that are put.</param>
    public void Refuse(IReadOnlyList<Participant> participants, int first = 0)
    {
        var errors = participants
            .SelectMany((participant, index) => Errors(participant, $"[{first + index}]"))
            .ToList();
        errors.AddRange(
            participants
                .Select((x, index) => (x.Code, Index: first + index))
                .GroupBy(x => x.Code)
                .SelectMany(same => same.Skip(1))
                .Select(x => new FieldError($"[{x.Index}].code", "twice-in-request"))
        );

        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
    }

    public static IEnumerable<FieldError> AliasErrors(Participant participant, string path)
    {
        if (participant.Alias is { } alias && Codes.NameError(alias) is { } flaw)
            yield return new FieldError($"{path}alias", flaw);
        if (participant is { Display: Display.Alias, Alias: null })
            yield return new FieldError($"{path}alias", "alias-required");
    }

    public static bool IsAddress(string email) => email.Length <= 254 && MailAddress.TryCreate(email, out _);

    private IEnumerable<FieldError> Errors(Participant participant, string path)
    {
        var known = snapshot.Find(participant.Code);

        if (!Codes.IsValid(participant.Code))
            yield return new FieldError($"{path}.code", "not-a-code");
        if (known?.ErasedAt is not null)
            yield return new FieldError($"{path}.code", "erased-code");

        if (!IsName(participant.Name))
            yield return new FieldError($"{path}.name", "clean-text-length");
        else if (!IsStraight(participant.Name))
            yield return new FieldError($"{path}.name", Codes.Straight);

        if (participant.Team is { } team && snapshot.Team(team) is null)
            yield return new FieldError($"{path}.team", "team-of-nobody", team);
        if (participant.TeamSince?.ToMilliseconds() > now)
            yield return new FieldError($"{path}.teamSince", "in-future");

        if (participant.Email is { } email && !IsAddress(email))
            yield return new FieldError($"{path}.email", "email-format");
        if (participant.Person is { } person && !Codes.IsText(person))
            yield return new FieldError($"{path}.person", "text-length");

        foreach (var error in AwayErrors(participant.Away, path))
            yield return error;
        foreach (var error in AliasErrors(Roster.Kept(participant, known), $"{path}."))
            yield return error;

        if (snapshot.Campaign.LaunchedAt is not null && known is not null && known.Role != participant.Role)
            yield return new FieldError($"{path}.role", "role-fixed");
    }

    private static IEnumerable<FieldError> AwayErrors(Absence? away, string path)
    {
        if (away is null)
            yield break;
        if (!CampaignCheck.InRange(away.From))
            yield return new FieldError($"{path}.away.from", "year-range");
        if (!CampaignCheck.InRange(away.Until))
            yield return new FieldError($"{path}.away.until", "year-range");
        else if (away.Until <= away.From)
            yield return new FieldError($"{path}.away.until", "not-after-from");
    }

    private static bool IsName(LocalText name) =>
        (name.Everywhere is { } words ? [words] : name.ByLanguage!.Values).All(Codes.IsText)
        && (name.Everywhere is not null || name.ByLanguage!.Count > 0);

    private static bool IsStraight(LocalText name) =>
        (name.Everywhere is { } words ? [words] : name.ByLanguage!.Values).All(Codes.IsStraight);
}
