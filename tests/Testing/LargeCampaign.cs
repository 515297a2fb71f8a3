namespace ChallengeHub.Testing;

/// <summary>
/// A campaign of three months with 20 teams, 200 reps, 20 who find leads, and as many leads as somebody asks for, in a
/// file of SQLite. Up to 2,000 leads are played by the engine, which says what becomes of them; what it wrote is then
/// copied, each time with other people, instants, amounts and cards. There are no words to search for, and no
/// notifications.
/// </summary>
/// <param name="Begins">The first of a month, in UTC.</param>
/// <param name="Until">Of what happens later nobody tells.</param>
public sealed record LargeCampaign(DateTimeOffset Begins, DateTimeOffset Until)
{
    public const string Code = "large";
    private const int Months = 3;
    private const int MostPlayed = 2_000;
    private const int FewestCopies = 3;
    private const ulong Seed = 20_261_129;

    public DateTimeOffset Ends => Begins.AddMonths(Months);

    /// <summary>Launched later, it hears of its past all at once, and each period that is over has its grace.</summary>
    public DateTimeOffset LaunchesAt { get; init; } = Begins;
    public int GraceMinutes { get; init; } = 60;

    public CampaignDocument Document =>
        new()
        {
            Name = "Large",
            TimeZone = "UTC",
            Currency = "EUR",
            Rates = new Dictionary<string, decimal> { ["HUF"] = 0.0026m },
            StartsAt = Begins,
            EndsAt = Ends,
            Periods = new PeriodPlan { GraceMinutes = GraceMinutes },
            Teams = [.. Enumerable.Range(0, Crew.Teams).Select(TeamAt)],
            Rules = [.. RuleSet.Default.Where(x => x.On != Stage.Taken)],
            Prizes = [Best("month", PrizeScope.Period, 50), Best("grand", PrizeScope.Campaign, 500.5m)],
            Costs = new LeadCosts
            {
                PerLead = 12.5m,
                Margin = 0.4m,
                Fixed = [new FixedCost("Fair", 1_000), new FixedCost("Mailing", 333.33m)],
            },
            Sheet = new Sheet
            {
                Fields =
                [
                    new SheetField(
                        "size",
                        "Size",
                        SheetKind.Choice,
                        Options: [.. LeadLives.Sizes.Select(x => new SheetOption(x))]
                    ),
                    new SheetField("budget", "Budget", SheetKind.YesNo),
                ],
            },
            OpenPerRep = DeskPlanCheck.MostOpen,
            Deadlines = new Deadlines
            {
                WorkingHours = new WorkingHours(
                    Holidays: "FR",
                    Closed: [DateOnly.FromDateTime(Begins.AddDays(8).UtcDateTime)]
                ),
            },
        };

    /// <summary>Of a copy of the lead that was played with this code.</summary>
    public static string CodeOf(string played, int copy) => $"{played}-{copy:0000}";

    /// <param name="place">Among the leads that were played.</param>
    public static string CodeOf(int place) => $"L{place:0000}";

    internal static string CompanyOf(string lead) => $"Company {lead}";

    /// <summary>A few more than asked for, where they are no multiple of those that are played.</summary>
    public async Task<LargeFiles> Fill(int leads)
    {
        var played = Math.Clamp(leads / FewestCopies, 1, MostPlayed);
        var copies = await Played(played, (leads + played - 1) / played);
        var files = new LargeFiles(Directory.CreateTempSubdirectory("ch-large-"), copies);
        try
        {
            await Prepare(files.Directory, copies.Numbers);
            copies.Write(TestStore.Settings(files.Directory).DatabaseFile);
            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    private async Task<LeadCopies> Played(int leads, int copies)
    {
        await using var running = await RunningEngine.Start(LaunchesAt);
        await Launch(running.Engine);
        await new LeadLives(this, Seed).Play(running, leads);
        var bounds = Enumerable.Range(0, Months + 1).Select(x => Begins.AddMonths(x).ToUnixTimeMilliseconds());
        return await LeadCopies.Of(running.Engine.Database, [.. bounds], copies);
    }

    /// <summary>The same campaign without leads, which knows already how many facts and entries it will have.</summary>
    private async Task Prepare(string directory, CopiedNumbers numbers)
    {
        await using var running = await RunningEngine.Start(LaunchesAt, directory: directory);
        await Launch(running.Engine);
        var campaign = (await running.Engine.Reads.Snapshot(Code)).Campaign;
        if (campaign.LastFactSeq != numbers.Before)
            throw new InvalidOperationException($"{campaign.LastFactSeq} changes and not {numbers.Before}.");
        await running.Engine.Queue.Write(async work =>
        {
            await CampaignRows.Advance(work, campaign.Id, numbers.LastSeq, numbers.LastFactSeq);
            return true;
        });
    }

    private async Task Launch(EngineParts engine)
    {
        await engine.Campaigns.Put(Code, Document, null);
        await engine.Roster.Put(Code, Crew.People);
        await engine.Campaigns.Launch(Code);
        var people = await engine.Roster.All(Code);
        if (people.FirstOrDefault(x => Crew.People[x.Number - 1].Code != x.Code) is { } other)
            throw new InvalidOperationException($"{other.Code} has the number {other.Number}.");
    }

    /// <summary>Some have clocks and holidays of their own.</summary>
    private static Team TeamAt(int place) =>
        (place % 5) switch
        {
            1 => new Team(Crew.Team(place), $"Team {place}", "Europe/London", "GB"),
            2 => new Team(Crew.Team(place), $"Team {place}", "America/New_York"),
            3 => new Team(Crew.Team(place), $"Team {place}", Holidays: "DE"),
            _ => new Team(Crew.Team(place), $"Team {place}"),
        };

    private static Prize Best(string code, PrizeScope scope, decimal value) =>
        new()
        {
            Code = code,
            Name = code,
            Scope = scope,
            Board = BoardKind.Reps,
            Ranks = [1, 3],
            Value = value,
        };
}

/// <summary>A data directory with a large campaign; it ends with it.</summary>
public sealed class LargeFiles : IDisposable
{
    internal LargeFiles(DirectoryInfo directory, LeadCopies copies)
    {
        Directory = directory.FullName;
        Leads = copies.Leads;
        Facts = copies.Facts;
        Entries = copies.Numbers.LastSeq;
    }

    public string Directory { get; }
    public int Leads { get; }
    public long Facts { get; }

    /// <summary>Of the ledger.</summary>
    public long Entries { get; }

    public void Dispose()
    {
        while (System.IO.Directory.Exists(Directory))
            try
            {
                System.IO.Directory.Delete(Directory, recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
                // a hub that has just ended takes the directory of its Redis away itself; the rest is looked for again
            }
    }
}
