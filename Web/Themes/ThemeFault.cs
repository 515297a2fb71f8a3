namespace ChallengeHub.Web;

/// <summary>Why a pack was refused at start: which file, which field of it, and what is wrong with it.</summary>
public sealed record ThemeFault(string Pack, string File, string Field, string Reason)
{
    public override string ToString() => Field == "" ? $"{Pack}/{File}: {Reason}" : $"{Pack}/{File}: {Field}: {Reason}";
}
