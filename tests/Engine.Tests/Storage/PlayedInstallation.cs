using ChallengeHub.Testing;

namespace ChallengeHub.Engine.Tests;

/// <summary>An installation that holds some of everything.</summary>
internal static class PlayedInstallation
{
    public static async Task<Challenge> Launched(string redis, Actor office)
    {
        var challenge = await Challenge.Launched(
            x =>
                x with
                {
                    Prizes =
                    [
                        new Prize
                        {
                            Code = "month",
                            Name = "Best of the month",
                            Scope = PrizeScope.Period,
                            Board = BoardKind.Reps,
                            Ranks = [1, 1],
                        },
                    ],
                },
            redis,
            Challenge.Start.AddDays(20)
        );
        await challenge.Tell("taken", "L1", "anna", x => x with { Id = "first", At = Challenge.Start.AddDays(2) });
        await challenge.Tell(
            "closed",
            "L2",
            "carl",
            x => x with { Prospector = "pia", Account = "ACME \"&\" söhne 👩‍🎤", Amount = 12.5m }
        );
        await challenge.Tell("taken", "L3", "nobody");
        await challenge.Engine.Corrections.Adjust(
            Challenge.Code,
            new Adjustment("bob", 7, "by hand", Challenge.Start.AddDays(3)),
            "k",
            "zoe"
        );
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddMonths(1).AddHours(2));
        await challenge.Engine.Closing.CloseDue();
        await challenge.Engine.KeptReports.KeepDue();
        await challenge.Engine.Themes.Put(
            new UploadedTheme("pirates", "{}", new Dictionary<string, byte[]> { ["art/skull.svg"] = [1, 2, 255] }),
            null
        );
        var (_, secret) = await challenge.Engine.Accounts.Invite(
            new Invitation("ada@example.org", "Ada", [new Grant(AccountRole.Spectator)]),
            office
        );
        await challenge.Engine.Accounts.Join(OneTimeLinkKind.Invitation, secret, "a quiet evening of the tests", null);
        await challenge.Engine.Drafts.Begin(
            "next",
            Cloning.NextYear(await challenge.Engine.Reads.Snapshot(Challenge.Code)),
            exactly: true,
            office
        );
        return challenge;
    }
}
