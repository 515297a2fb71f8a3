namespace ChallengeHub;

/// <summary>What a draft may be called: no campaign, no other draft and no page of the studio has the code.</summary>
internal static class DraftCodes
{
    public const string Taken = "code-taken";

    /// <summary>Addresses of the studio that are no campaign's.</summary>
    private static readonly string[] Reserved = ["new", "themes"];

    /// <param name="own">The draft that asks: what it is or was called is free for it.</param>
    public static async Task<string> Free(UnitOfWork work, string code, long own = 0)
    {
        for (var number = 1; ; number++)
        {
            var one = number == 1 ? code : $"{code[..Math.Min(code.Length, 58)]}-{number}";
            if (!Reserved.Contains(one) && !await IsTaken(work, one, own))
                return one;
        }
    }

    public static async Task Refuse(UnitOfWork work, string code, long own = 0)
    {
        if (!Codes.IsValid(code))
            throw RefusedException.Invalid("code", Codes.Rule);
        if (Reserved.Contains(code))
            throw RefusedException.Invalid("code", "code-reserved");
        if (await IsTaken(work, code, own))
            throw RefusedException.Invalid("code", Taken);
    }

    private static async Task<bool> IsTaken(UnitOfWork work, string code, long own) =>
        await CampaignRows.Find(work.Connection, code, work.Transaction) is not null
        || (await DraftRows.All(work.Connection, work.Transaction)).Any(x =>
            x.Id != own && (x.Code == code || x.Document.FormerCodes.Contains(code))
        );
}
