using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// Campaigns as committed now, for who reads. A row is looked at again only when something may have been written since,
/// once for all who asked before the look; people and rules only when they changed. What nobody asked for within an
/// hour is let go.
/// </summary>
public sealed class CampaignLooks : IDisposable
{
    private static readonly TimeSpan Unused = TimeSpan.FromHours(1);
    private readonly WhileAsked<string, KeptCampaign> kept;

    public CampaignLooks(Database database, [FromKeyedServices(Clocks.People)] TimeProvider clock) =>
        kept = new(clock, code => new KeptCampaign(code, database, () => Forget(code)), Unused);

    /// <summary>Throws <see cref="RefusedException"/> for an unknown campaign.</summary>
    public Task<CampaignSnapshot> Now(string campaign) => kept.Get(campaign).Now();

    public void Dispose() => kept.Dispose();

    private void Forget(string campaign) => kept.Remove(campaign);

    private sealed class KeptCampaign
    {
        private readonly string code;
        private readonly Database database;
        private readonly Action forget;
        private readonly SharedRead<CampaignSnapshot> read;
        private volatile Look? last;

        /// <param name="forget">Nobody fills the memory with names of what is not there.</param>
        public KeptCampaign(string code, Database database, Action forget)
        {
            this.code = code;
            this.database = database;
            this.forget = forget;
            read = new(Read);
        }

        public Task<CampaignSnapshot> Now() =>
            database.IsAlone && last is { } look && look.Written == database.Written
                ? Task.FromResult(look.Snapshot)
                : read.Next();

        private async Task<CampaignSnapshot> Read()
        {
            // before the look: what is written meanwhile is looked at again
            var written = database.Written;
            CampaignSnapshot? snapshot;
            try
            {
                await using var connection = await database.Connect();
                snapshot = last is { } known
                    ? await CampaignSnapshot.Renew(connection, known.Snapshot)
                    : await CampaignSnapshot.Load(connection, code);
            }
            catch when (last is null)
            {
                forget();
                throw;
            }

            if (snapshot is null)
            {
                forget();
                throw RefusedException.NotFound("no-campaign", code);
            }

            last = new Look(snapshot, written);
            return snapshot;
        }

        private sealed record Look(CampaignSnapshot Snapshot, long Written);
    }
}
