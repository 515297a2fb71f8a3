using ChallengeHub;
using ChallengeHub.Jobs;
using ChallengeHub.Web;

// as many as are busy at once; more only take the writer its turn
ThreadPool.SetMinThreads(8, 8);
try
{
    var demo = DemoMode.From(args);
    // pages and scripts lie beside the program, wherever the operator stands when he starts it
    var builder = WebApplication.CreateBuilder(
        new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
    );
    builder.Configuration.AddSettingsOfHere();
    if (demo is not null)
        builder.AddDemo(demo);
    if (HealthCommand.Asked(args))
        return await HealthCommand.Run(builder.Configuration);
    var settings = Settings.Read(builder.Configuration);
    if (ArchiveCommand.From(args) is { } archive)
        return await archive.Run(settings);
    builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore"] ??= "Warning";
    builder.Configuration["Logging:LogLevel:Hangfire"] ??= "Warning";
    builder.Configuration["Logging:LogLevel:ChallengeHub.Web.BearerKeys"] ??= "Warning";
    // that the keys of cookies lie in the data directory as they are: they are guarded with it
    builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] ??= "Error";
    // these write whole addresses (those of links and of the hub may contain secrets) and what was typed into forms
    builder
        .Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Mvc", LogLevel.Information);
    if (Settings.NeedsUrl(builder.Configuration))
        builder.WebHost.UseUrls(Settings.DefaultUrl);
    // links are made with the public address: requests for another host are not answered
    if (settings.PublicUrl is { } url)
        builder.Configuration["AllowedHosts"] ??= $"{url.Host};localhost;127.0.0.1;[::1]";
    builder.WebHost.UseStaticWebAssets(); // from a build, too; a published folder has its own files and no such list
    builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RequestBytes.MostDrained;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MaxConcurrentUpgradedConnections = 20_000;
    });

    builder.Services.AddSingleton(settings);
    builder.Services.AddChallengeEngine(settings.Engine);
    builder.Services.AddSecurity(settings);
    builder.Services.AddProblems();
    builder.Services.ConfigureHttpJsonOptions(options => WebJson.Configure(options.SerializerOptions));
    builder.Services.AddApiDocs();
    builder.Services.AddScreens();
    builder.Services.AddMetricsOfTheHub();
    builder.Services.AddThemes(builder.Configuration);
    builder.Services.AddSingleton<PageReads>();
    builder.Services.AddSingleton<Release>();
    builder.Services.AddSingleton<PageLooks>();
    builder.Services.AddSingleton<DeskHomes>();
    builder.Services.AddPocket();
    builder.Services.AddSingleton<Bell>();
    builder.Services.AddDeskApi();
    builder.Services.AddSingleton<RoutingCalls>();
    builder.Services.AddSingleton<DeskParts>();
    builder.Services.AddSingleton<StudioDesk>();
    builder.Services.AddSingleton<ReportCalls>();
    builder.Services.AddSingleton<ReportParts>();
    builder.Services.AddSingleton<KeptCalls>();
    builder.Services.AddSingleton<ThemeChecked>();
    builder.Services.AddSingleton<Addresses>();
    builder.Services.AddSingleton<FirstSteps>();
    builder.Services.AddSingleton<Authors>();
    builder.Services.AddSingleton<AuditStory>();
    builder.Services.AddSingleton<AuditPeople>();
    builder.Services.AddRazorPages();
    builder.Services.AddForms();
    builder.Services.AddJobs(
        settings.Jobs,
        settings.SqlServer is { } sql ? new JobsDatabase(sql, settings.PrepareJobsSchema) : null,
        demo is null ? null : DemoSetup.Look
    );

    await using var app = builder.Build();
    await app.OpenStores(settings);
    app.LogMissingWords();

    app.UsePublicScheme(settings);
    app.UseHeaders();
    app.UseLanguages();
    app.UseProblems();
    app.UseQuery();
    app.UseRouting();
    app.UseOrigins(settings);
    app.UseSecurity();
    app.UseThemes();

    app.MapEvents();
    app.MapCampaigns();
    app.MapParticipants();
    app.MapPersonalFiles();
    app.MapDryRuns();
    app.MapLeads();
    app.MapRoutingTrials();
    app.MapLeadErasure();
    app.MapLeadsImport();
    app.MapLeadDrafts();
    app.MapLeadAccounts();
    app.MapRecycle();
    app.MapBoards();
    app.MapPhotos();
    app.MapPocket();
    app.MapLedger();
    app.MapPeriods();
    app.MapCeremonies();
    app.MapAwards();
    app.MapPrizes();
    app.MapReports();
    app.MapKeptReports();
    app.MapSession();
    app.MapInbox();
    app.MapAccounts();
    app.MapKeys();
    app.MapAudit();
    app.MapScreens();
    app.MapPairedScreens();
    app.MapPairings();
    app.MapHealth();
    app.MapMetrics();
    app.MapApiDocs();
    app.MapJobs();
    app.MapThemes();
    app.MapThemeStudio();
    app.MapStaticAssets().RequireAccess(AccessPolicies.Open);
    app.MapOldAddresses();
    app.MapRazorPages().WithStaticAssets();

    if (demo is null)
        await app.SayHowToBegin(settings);
    await app.Listen();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (DemoRefused refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 2;
}
catch (StartRefused refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
