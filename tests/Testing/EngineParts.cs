using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub.Testing;

/// <summary>The parts of an engine that tests speak to, out of the container that holds them.</summary>
public sealed class EngineParts(IServiceProvider services) : IAsyncDisposable
{
    /// <summary>An engine of its own, started; ends when it is disposed of.</summary>
    /// <param name="clock">The campaigns' time, and that of people.</param>
    /// <param name="dialect">A store that is to fail; null: that of the settings.</param>
    public static async Task<EngineParts> Start(EngineSettings settings, TimeProvider clock, IDialect? dialect = null)
    {
        var parts = new ServiceCollection().AddLogging().AddSingleton(clock).AddChallengeEngine(settings);
        if (dialect is not null)
            parts.AddSingleton(dialect);
        var services = parts.BuildServiceProvider();
        try
        {
            await services.GetRequiredService<EngineStart>().Start();
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
        return new EngineParts(services);
    }

    public Database Database => Part<Database>();
    public WriteQueue Queue => Part<WriteQueue>();
    public StoreWatch Store => Part<StoreWatch>();
    public BoardKeeper Boards => Part<BoardKeeper>();
    public BoardReads Reads => Part<BoardReads>();
    public LedgerBoards LedgerBoards => Part<LedgerBoards>();
    public CampaignStates States => Part<CampaignStates>();
    public Scorekeeper Scorekeeper => Part<Scorekeeper>();
    public Closing Closing => Part<Closing>();
    public Campaigns Campaigns => Part<Campaigns>();
    public Roster Roster => Part<Roster>();
    public Drafts Drafts => Part<Drafts>();
    public Enrolment Enrolment => Part<Enrolment>();
    public Portraits Portraits => Part<Portraits>();
    public Erasure Erasure => Part<Erasure>();
    public PersonalFiles PersonalFiles => Part<PersonalFiles>();
    public Corrections Corrections => Part<Corrections>();
    public Amendments Amendments => Part<Amendments>();
    public Awards Awards => Part<Awards>();
    public Forecasts Forecasts => Part<Forecasts>();
    public NextPrizes NextPrizes => Part<NextPrizes>();
    public PlayerPoints PlayerPoints => Part<PlayerPoints>();
    public DrawReads Draws => Part<DrawReads>();
    public LedgerReads Ledger => Part<LedgerReads>();
    public RejectedEvents Rejected => Part<RejectedEvents>();
    public ResultReads Results => Part<ResultReads>();
    public AuditLog AuditLog => Part<AuditLog>();
    public ApiKeys Keys => Part<ApiKeys>();
    public Accounts Accounts => Part<Accounts>();
    public OwnAccount OwnAccount => Part<OwnAccount>();
    public SignIn SignIn => Part<SignIn>();
    public Sessions Sessions => Part<Sessions>();
    public KeptForms KeptForms => Part<KeptForms>();
    public ThemePacks Themes => Part<ThemePacks>();
    public DryRuns DryRuns => Part<DryRuns>();
    public DryRunPlay DryRunPlay => Part<DryRunPlay>();
    public ReportRuns ReportRuns => Part<ReportRuns>();
    public ReportMaking ReportMaking => Part<ReportMaking>();
    public KeptReports KeptReports => Part<KeptReports>();
    public CohortReads Cohorts => Part<CohortReads>();
    public CohortPages CohortPages => Part<CohortPages>();
    public FunnelReads Funnels => Part<FunnelReads>();
    public EffectReads Effects => Part<EffectReads>();
    public RaceReads Races => Part<RaceReads>();
    public SynthesisReads Syntheses => Part<SynthesisReads>();
    public SynthesisNotes SynthesisNotes => Part<SynthesisNotes>();
    public LeadDesk Desk => Part<LeadDesk>();
    public DeskReads DeskReads => Part<DeskReads>();
    public LeadDrift LeadDrift => Part<LeadDrift>();
    public Inbox Inbox => Part<Inbox>();
    public BoardNews BoardNews => Part<BoardNews>();
    public DeadlineSweep Deadlines => Part<DeadlineSweep>();
    public LeadDrafts LeadDrafts => Part<LeadDrafts>();
    public LeadImport LeadImport => Part<LeadImport>();
    public LeadRecycling LeadRecycling => Part<LeadRecycling>();
    public LeadAccounts LeadAccounts => Part<LeadAccounts>();

    public ValueTask DisposeAsync() => services is IAsyncDisposable own ? own.DisposeAsync() : default;

    private T Part<T>()
        where T : notnull => services.GetRequiredService<T>();
}
