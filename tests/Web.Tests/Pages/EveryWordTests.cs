using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Words are looked up by a key: no page asks for one that nobody wrote.</summary>
public sealed partial class EveryWordTests
{
    private static readonly string Web = Path.Combine(HubProcess.Root, "Web");
    private static readonly IReadOnlyList<AskedWord> Asked = [.. AskedWords.In(Web)];

    /// <summary>What fills the holes of keys that are put together.</summary>
    private static readonly Dictionary<string, IEnumerable<string>> Filled = new()
    {
        ["status{}"] = [.. Names<CampaignStatus>(), .. Names<AwardStatus>()],
        ["board{}"] = Names<BoardKind>(),
        ["step{}"] = Names<DraftStep>(),
        ["every{}"] = Names<PeriodLength>(),
        ["ties{}"] = Names<TieBreak>(),
        ["teamScore{}"] = Names<TeamScore>(),
        ["pays{}"] = Names<Payee>(),
        ["per{}"] = Names<CapScope>(),
        ["scope{}"] = Names<PrizeScope>(),
        ["tickets{}"] = Names<RaffleTickets>(),
        ["targetPer{}"] = Names<TargetSpan>(),
        ["shown{}"] = Names<Display>(),
        ["role{}"] = Names<AccountRole>(),
        ["rule{}"] = Names<RuleChange>(),
        ["kind-{}"] = RuleForm.Kinds,
        ["op{}"] = ConditionForm.Ops,
        ["field-{}"] = ConditionForm.Fields,
        ["way-{}"] = PrizeForm.Ways,
        ["add-{}"] = RuleButtons.Adds,
        ["addPrize-{}"] = PrizeButtons.Adds,
        ["targets-{}"] = ["per", "reps", "prospectors", "teams"],
        ["column{}"] = ["code", "firstname", "name", "team", "role", "email"],
        ["listIs{}"] = Names<ListColumn>(),
        ["listRow{}"] = Names<RowFate>().Except(["Kept"]),
        ["factIs-{}"] = [.. FactColumns.Members, "currency"],
        ["head{}"] = ["Code", "Name", "Team", "Role", "Email"],
        ["problem{}"] = ["400", "403", "404", "429"],
        ["board.{}"] = Names<BoardKind>().Select(x => x.ToLowerInvariant()),
        ["state.{}"] = Names<DryRunState>().Select(x => x.ToLowerInvariant()),
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
        ["manageIn-{}"] = Language.Known,
        // of a pack, which names its own: the theme's schema and the pages that are walked see to them
        ["theme.{}"] = [],
        ["theme{}{}"] = [],
    };

    [Fact]
    public void No_page_asks_for_a_word_that_nobody_wrote()
    {
        Assert.True(Asked.Count > 500);
        var missing = Asked
            .Where(x => !x.Key.Contains("{}", StringComparison.Ordinal) && !x.Book.Keys.Contains(x.Key))
            .Select(x => $"{x.Book.Name} has no '{x.Key}': {x.Where}");
        Assert.True(!missing.Any(), string.Join(Environment.NewLine, missing));
    }

    [Fact]
    public void A_key_that_is_put_together_has_a_word_for_all_that_may_fill_it()
    {
        var missing = new List<string>();
        foreach (var asked in Asked.Where(x => x.Key.Contains("{}", StringComparison.Ordinal)))
            if (!Filled.TryGetValue(asked.Key, out var parts))
                missing.Add($"say in this test what fills '{asked.Key}': {asked.Where}");
            else
                missing.AddRange(
                    parts
                        .Select(part => Hole().Replace(asked.Key, part, 1))
                        .Where(key => !asked.Book.Keys.Contains(key))
                        .Select(key => $"{asked.Book.Name} has no '{key}': {asked.Where}")
                );
        Assert.True(missing.Count == 0, string.Join(Environment.NewLine, missing));
    }

    [Fact]
    public void No_chapter_hides_the_word_of_another() =>
        Assert.Empty(
            StaffWords
                .Book.Chapters.SelectMany(chapter => chapter)
                .GroupBy(x => x.Key)
                .Where(x => x.Count() > 1)
                .Select(x => $"{x.Key}: {string.Join(" | ", x.Select(y => y.Value.En))}")
        );

    [Fact]
    public void Both_languages_have_the_same_holes()
    {
        var books = Asked.Select(x => x.Book).Distinct();
        Assert.Empty(
            books
                .SelectMany(book => book.Chapters.SelectMany(x => x))
                .Where(x => !Holes(x.Value.En).SequenceEqual(Holes(x.Value.Fr)))
                .Select(x => x.Key)
        );
    }

    /// <summary>A hub in this process listens and throws; an installation logs it and shows the key.</summary>
    [Fact]
    public void A_word_that_nobody_wrote_is_loud_in_tests() =>
        Assert.Contains(
            "StaffWords has no word for 'a key of nobody'",
            Assert.Throws<InvalidOperationException>(() => StaffWords.Say("fr", "a key of nobody")).Message
        );

    [Theory]
    [InlineData("""@Model.Say("nobody")""", "nobody")]
    [InlineData("""@Model.Say(x is "a" ? "one" : "other", ("n", "2"))""", "one other")]
    [InlineData("""@Model.Say($"step{StudioDesk.StepOf(field)}")""", "step{}")]
    [InlineData("""Field($"prizes[{i}].by", "label", value)""", "label")]
    [InlineData("""office.Line(i, member, "label", value)""", "label")]
    public void The_sources_are_read_for_the_keys_that_they_hand_over(string source, string keys) =>
        Assert.Equal(keys, string.Join(' ', AskedWords.Of("Pages/Studio/Some.cshtml", source).Select(x => x.Key)));

    private static IEnumerable<string> Names<T>()
        where T : struct, Enum => Enum.GetNames<T>();

    private static IEnumerable<string> Holes(string text) =>
        Named().Matches(text).Select(x => x.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Named();
}
