using System.Net.Mail;

namespace ChallengeHub;

/// <summary>What an account must have: an address, a name, grants, a password; and who may not change it.</summary>
internal static class AccountCheck
{
    public static void Refuse(Invitation newcomer)
    {
        var errors = GrantCheck.Errors(newcomer.Grants).ToList();
        if (!IsAddress(newcomer.Email))
            errors.Add(new FieldError("email", "email-format"));
        if (Codes.NameError(newcomer.Name) is { } name)
            errors.Add(new FieldError("name", name));
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
    }

    /// <summary>An open session of an admin is no way around what only its owner knows.</summary>
    public static void RefuseOwn(long id, Actor actor)
    {
        if (actor.Author == Account.AuthorOf(id))
            throw RefusedException.Forbidden("own-account-only");
    }

    /// <summary>What one may sign in with.</summary>
    public static bool IsAddress(string text) =>
        text.Length <= 254 && MailAddress.TryCreate(text, out var mail) && mail.Address == text;

    public static void RefusePassword(string password, string email)
    {
        if (Passwords.Check(password, email) is { } flaw)
            throw RefusedException.Invalid(flaw);
    }
}
