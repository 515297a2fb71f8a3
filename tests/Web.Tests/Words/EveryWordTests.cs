using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A language is a file: no page asks for a word that is missing, and no word is for no page.</summary>
public sealed partial class EveryWordTests
{
    private static readonly string Web = Path.Combine(HubProcess.Root, "Web");
    private static readonly IReadOnlyDictionary<string, string> English = In("en");
    private static readonly string Sources = string.Join(
        '\n',
        Directory
            .EnumerateFiles(Web, "*.cs*", SearchOption.AllDirectories)
            .Where(x =>
                !x.Contains("/obj/", StringComparison.Ordinal) && !x.Contains("/bin/", StringComparison.Ordinal)
            )
            .Select(File.ReadAllText)
    );

    /// <summary>What fills the holes of names that are put together.</summary>
    private static readonly Dictionary<string, IEnumerable<string>> Filled = new()
    {
        ["status{}"] = [.. Names<CampaignStatus>(), .. Names<AwardStatus>()],
        ["board{}"] = Names<BoardKind>(),
        ["step{}"] = Names<DraftStep>(),
        ["every{}"] = Names<PeriodLength>(),
        ["ties{}"] = Names<TieBreak>(),
        ["teamScore{}"] = Names<TeamScore>(),
        ["freezeOf{}"] = Names<FreezeOf>(),
        ["cheer{}"] = Names<Cheer>(),
        ["ReviewFreeze-{}"] = Names<FreezeOf>(),
        ["ReviewHeld-{}"] = Names<FreezeOf>(),
        ["ceremonyOn{}"] = Names<CeremonyDay>(),
        ["ReviewCeremony-{}"] = Names<CeremonyDay>(),
        ["pays{}"] = Names<Payee>(),
        ["per{}"] = Names<CapScope>(),
        ["scope{}"] = Names<PrizeScope>(),
        ["tickets{}"] = Names<RaffleTickets>(),
        ["targetPer{}"] = Names<TargetSpan>(),
        ["shown{}"] = Names<Display>(),
        ["teamColour-{}"] = TeamColours.Names,
        ["role{}"] = Names<AccountRole>(),
        ["rule{}"] = Names<RuleChange>(),
        ["kind-{}"] = RuleForm.Kinds,
        ["Op-{}"] = ConditionForm.Ops.Select(x => ConditionWords.Operator(x)!),
        ["field-{}"] = ConditionForm.Fields,
        ["way-{}"] = PrizeForm.Ways,
        ["add-{}"] = RuleButtons.Adds,
        ["addPrize-{}"] = PrizeButtons.Adds,
        ["targets-{}"] = ["per", "reps", "prospectors", "teams"],
        ["ListColumn-{}"] = ["code", "firstname", "name", "team", "role", "email"],
        ["listIs{}"] = Names<ListColumn>(),
        ["listRow{}"] = Names<RowFate>().Except(["Kept"]),
        ["factIs-{}"] = [.. FactColumns.Members, "currency"],
        ["head{}"] = ["Code", "Name", "Team", "Role", "Email"],
        ["problem{}"] = ["400", "403", "404", "429"],
        ["DryRun-board.{}"] = Names<BoardKind>().Select(x => x.ToLowerInvariant()),
        ["DryRun-state.{}"] = Names<DryRunState>().Select(x => x.ToLowerInvariant()),
        ["reward-{}"] = [RewardForm.ByPoints, RewardForm.ByTimes],
        ["named-{}"] = ["name", "rules", "prizes"],
        ["reviewTargets{}"] = Names<TargetSpan>(),
        ["format{}"] = Names<WinnersFormat>(),
        ["keyScope-{}"] = ApiKeys.AllScopes,
        ["{}Title"] = ["storeAway", "fault"],
        ["{}Page"] = ["storeAway", "fault"],
        ["{}Lead"] = ["firstChallenge", "firstPeople", "firstKey", "firstScreen"],
        ["manage{}"] = [.. Names<ManageSection>().Where(x => x != nameof(ManageSection.Overview)), .. Names<Role>()],
        ["manageTab{}"] = Names<ManageSection>(),
        ["manageFixed{}"] = Names<FixedBecause>(),
        ["manageIn-{}"] = TypedName.Languages,
        ["Audit-{}"] = AuditActions.All,
        ["Audit-{}-choice"] = AuditActions.All,
        ["RuleCaps-{}"] = Names<CapScope>(),
        ["RuleReached-{}"] = Names<Stage>(),
        ["RuleNouns-{}"] = Names<Stage>(),
        ["RuleEarns-{}"] = Names<Payee>(),
        ["RuleLoses-{}"] = Names<Payee>(),
        ["ReviewEvery-{}"] = Names<PeriodLength>().Except(["None"]),
        ["PrizeSentenceScopes-{}"] = Names<PrizeScope>(),
        ["PrizeSentenceBoards-{}"] = Names<BoardKind>(),
        ["ConditionNumber-{}"] = ConditionForm.Ops.Select(x => ConditionWords.Operator(x)!),
        ["ConditionText-{}"] = ["Equals", "NotEquals", "OneOf"],
        ["deskImportIs-{}"] = LeadColumns.Members,
        ["deskRecycle{}"] = Names<RecycleResult>(),
        ["leadsKind{}"] = Names<SheetKind>(),
        ["leadsAccounts{}"] = Names<AccountRule>(),
        ["leadsAccountsSaid{}"] = Names<AccountRule>(),
        ["leadsCloser{}"] = Names<Closer>(),
        ["leadsCloserSaid{}"] = Names<Closer>(),
        ["leadsOverdue{}"] = Names<Overdue>(),
        ["leadsOnTakeSaid{}"] = Names<Overdue>(),
        ["leadsOnContactSaid{}"] = Names<Overdue>(),
        ["leadsGoal-{}"] = RouteForm.Goals,
        ["leadsReasons{}"] = ["Refused", "Lost", "Released"],
        ["reportsSection{}"] = Names<ReportSection>(),
        ["reportsStep-{}"] = LeadSteps.All.Select(x => x.Code),
        ["reportsBy{}"] = Names<FunnelBy>().Except(["Field"]),
        ["reportsNone{}"] = Names<FunnelBy>().Except(["Campaign"]),
        ["reportsVerdict{}"] = ["Higher", "HigherCause", "Lower", "LowerCause", "NoneShown"],
        ["reportsBaseline{}"] = Names<BaselineKind>(),
        ["reportsWaits{}"] = ["Waiting", "Open", "Assigned", "Taken", "Contacted"],
        ["reportsQuestion-{}"] = SynthesisQuestions.Codes,
        ["deskStatus{}"] = Names<LeadStatus>(),
        ["slide-{}"] = [.. Names<SlideKind>(), "Night"],
        ["leadsCountry{}"] = PublicHolidays.KnownCodes.Where(x => x.Length == 2),
    };

    [Fact]
    public void Every_language_has_every_word_with_the_same_holes()
    {
        Assert.True(Language.Known.Count >= 3);
        foreach (var language in Language.Known)
        {
            var words = In(language);
            Assert.Equal(English.Keys.Order(StringComparer.Ordinal), words.Keys.Order(StringComparer.Ordinal));
            Assert.DoesNotContain(English, x => !Holes(x.Value).SequenceEqual(Holes(words[x.Key])));
        }
    }

    [Fact]
    public void A_name_that_is_put_together_has_a_word_for_all_that_may_fill_it() =>
        Assert.DoesNotContain(PutTogether(), x => !T.Has(x));

    [Fact]
    public void Nobody_wrote_a_word_for_no_page()
    {
        var asked = Asked().Matches(Sources).Select(x => x.Groups[1].Value).ToHashSet();
        var quoted = Texts().Matches(Sources).Select(x => T.NameOf(x.Groups[1].Value)).ToHashSet();
        var made = PutTogether().Select(T.NameOf).ToHashSet();
        string[] whole =
        [
            "Wall",
            "Pocket",
            "Theme",
            "Draw",
            "Audit",
            "Field",
            "Part",
            "Error",
            "Regulations",
            "DryRun",
            "ConditionNumber",
            "ConditionText",
            "RuleEarns",
            "RuleLoses",
        ];
        Assert.DoesNotContain(
            English.Keys,
            x =>
                !asked.Contains(x)
                && !asked.Contains($"Format{x}")
                && !quoted.Contains(x)
                && !made.Contains(x)
                && !whole.Any(y => x.StartsWith(y, StringComparison.Ordinal))
        );
    }

    /// <summary>A hub in this process listens and throws; an installation logs it and shows the name.</summary>
    [Fact]
    public void A_word_that_nobody_wrote_is_loud_in_tests() =>
        Assert.Contains(
            "There is no word for 'a name of nobody'",
            Assert.Throws<InvalidOperationException>(() => T.Of("a name of nobody")).Message
        );

    [Theory]
    [InlineData("fr", "en", "fr")]
    [InlineData("de-AT, en;q=0.5", null, "de")]
    [InlineData("nl, de;q=0.7, fr;q=0.9", null, "fr")]
    [InlineData("nl", null, "en")]
    public async Task The_language_is_asked_for_or_the_browsers_wish(string wish, string? asked, string spoken)
    {
        await using var hub = await RunningHub.Start();
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            asked is null ? "sign-in" : $"sign-in?lang={spoken}"
        );
        request.Headers.TryAddWithoutValidation("Accept-Language", wish);
        using var person = new Person(hub.Url);
        using var answer = await person.Http.SendAsync(request);
        Assert.Contains($"<html lang=\"{spoken}\">", await answer.Content.ReadAsStringAsync());
    }

    private static IEnumerable<string> PutTogether()
    {
        foreach (
            var name in Together().Matches(Sources).Select(x => Hole().Replace(x.Groups[1].Value, "{}")).Distinct()
        )
            if (Filled.TryGetValue(name, out var parts))
                foreach (var part in parts)
                    yield return name.Replace("{}", part, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> In(string language) =>
        T
            .ResourceManager.GetResourceSet(CultureInfo.GetCultureInfo(language), true, tryParents: language == "en")!
            .Cast<DictionaryEntry>()
            .ToDictionary(x => (string)x.Key, x => (string)x.Value!);

    private static IEnumerable<string> Names<T>()
        where T : struct, Enum => Enum.GetNames<T>();

    private static IEnumerable<string> Holes(string text) =>
        Named().Matches(text).Select(x => x.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"T\.Of\(\s*\$""([^""]*)""")]
    private static partial Regex Together();

    [GeneratedRegex(@"\bT\.(\w+)")]
    private static partial Regex Asked();

    [GeneratedRegex(@"""([A-Za-z][\w.-]*)""")]
    private static partial Regex Texts();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Named();
}
