namespace ChallengeHub.Web;

/// <summary>Why a pack was refused at start: which file, which field of it, and what is wrong with it.</summary>
public sealed record ThemeFault(string Pack, string File, FieldError Error)
{
    public string Sentence(string language)
    {
        var field = Error.Field;
        var reason = ErrorSentences.Of(Error, language);
        return field.Length == 0 ? $"{Pack}/{File}: {reason}" : $"{Pack}/{File}: {field}: {reason}";
    }

    /// <summary>For logs.</summary>
    public override string ToString() => Sentence("en");
}
