using System.Data.Common;

namespace ChallengeHub;

/// <summary>Reads what <see cref="Routing"/> looks at.</summary>
internal static class DeskRouting
{
    /// <summary>In the transaction that routes.</summary>
    public static Task<RoutingContext> Read(UnitOfWork work, CampaignSnapshot snapshot, DateTimeOffset now) =>
        Read(work.Connection, snapshot, now, work.Transaction);

    public static async Task<RoutingContext> Read(
        DbConnection connection,
        CampaignSnapshot snapshot,
        DateTimeOffset now,
        DbTransaction? transaction = null
    )
    {
        var campaign = snapshot.Campaign;
        var document = campaign.Document;
        var rules = document.Routing ?? [];
        var held = await LeadRows.CountByHolder(connection, campaign.Id, transaction);
        var owners = await LeadAccountRows.Of(connection, campaign.Id, transaction);

        return new RoutingContext
        {
            Snapshot = snapshot,
            Now = now,
            Rules = rules,
            Pairs = document.Pairs ?? [],
            Owners = owners
                .Where(x => x.Owner is not null)
                .ToDictionary(x => x.Code, x => snapshot.Get(x.Owner!.Value).Code, StringComparer.Ordinal),
            Accounts = document.Accounts,
            OpenPerRep = document.OpenPerRep ?? Routing.OpenPerRep,
            Held = held.Where(x => IsHeld(x.Status))
                .GroupBy(x => x.Holder)
                .ToDictionary(x => x.Key, x => x.Sum(y => y.Count)),
            // nobody asks whose turn it is where no rule goes by turns
            LastAssigned = rules.Any(x => x is { Turn: true })
                ? await FactRows.LastAssigned(connection, campaign.Id, transaction)
                : new Dictionary<int, long>(),
            Away = snapshot.Participants.Where(x => x.Away is not null).ToDictionary(x => x.Number, x => x.Away!),
        };
    }

    /// <summary>Which reps, by number, play with an account that plays as the prospector, too.</summary>
    /// <param name="accounts">All that play in the campaign.</param>
    public static IReadOnlyList<int> SamePerson(
        CampaignSnapshot snapshot,
        string? prospector,
        IReadOnlyList<PlayingAccount> accounts
    )
    {
        if (prospector is null)
            return [];
        var own = accounts.Where(x => x.Code == prospector).Select(x => x.AccountId).ToHashSet();
        return
        [
            .. accounts
                .Where(x => own.Contains(x.AccountId))
                .Select(x => snapshot.Find(x.Code))
                .OfType<Participant>()
                .Where(x => x.Role == Role.Rep)
                .Select(x => x.Number),
        ];
    }

    private static bool IsHeld(LeadStatus status) =>
        status is LeadStatus.Assigned or LeadStatus.Taken or LeadStatus.Contacted;
}
