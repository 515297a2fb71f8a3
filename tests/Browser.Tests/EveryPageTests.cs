using ChallengeHub.Web;
using Xunit;

namespace ChallengeHub.Browser.Tests;

/// <summary>
/// What holds for every page, on a desk and on a telephone, in each language. The walk takes minutes and has a hub of
/// its own: it goes beside the other tests.
/// </summary>
[Collection(Chromium.BesideTheWalk)]
public sealed class EveryPageTests(Walks walks) : IClassFixture<Walks>
{
    /// <summary>Of longer languages the walk in English tries the length, with longer words.</summary>
    public static TheoryData<string> Languages => [.. TypedName.Languages];

    [Theory, MemberData(nameof(Languages))]
    public async Task No_page_is_left_out(string language) =>
        Assert.Equal(Tour.Routes.Order(), (await walks.In(language)).Routes.Order());

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_page_speaks_the_language_of_its_reader(string language) =>
        None((await walks.In(language)).Foreign);

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_page_can_be_read_with_any_aid(string language) =>
        None((await walks.In(language)).Unreadable);

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_page_can_be_worked_by_keyboard(string language) =>
        None((await walks.In(language)).OutOfReach);

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_link_leads_where_its_reader_may_go(string language) =>
        None((await walks.In(language)).Astray);

    [Theory, MemberData(nameof(Languages))]
    public async Task On_every_page_nothing_overlaps_is_cut_or_scrolls_sideways(string language) =>
        None((await walks.In(language)).Misplaced);

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_page_but_walls_has_the_menu_in_the_colours_of_the_house(string language) =>
        None((await walks.In(language)).Frameless);

    private static void None(IReadOnlyList<string> complaints) =>
        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
}
