using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Answers that are kept are never older than what somebody knows, and never another reader's.</summary>
public sealed class KeptAnswersTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;

    [Fact]
    public async Task After_every_answer_to_an_event_a_board_has_its_entries_however_many_ask_at_once()
    {
        var campaign = await api.Launched();

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async sender =>
                {
                    for (var i = 0; i < 25; i++)
                    {
                        var told = await api.Post(
                            "events",
                            ApiClient.Event(campaign, $"{sender}-{i}", lead: $"L{sender}-{i}")
                        );
                        var seq = told.Is(200)
                            .Json.GetProperty("results")[0]
                            .GetProperty("entries")[0]
                            .GetProperty("seq")
                            .GetInt32();

                        var board = (await api.Get($"campaigns/{campaign}/standings")).Is(200).Json;
                        Assert.True(board.GetProperty("seq").GetInt32() >= seq);
                    }
                })
        );
    }

    [Fact]
    public async Task Two_readers_of_different_rights_who_ask_in_turn_never_get_each_others_answer()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Anna);
        string[] readers = ["anna", "carl", "mara", "key"];
        ApiClient By(string reader) =>
            reader switch
            {
                "anna" => floor.Anna.Api,
                "carl" => floor.Carl.Api,
                "mara" => floor.Mara.Api,
                _ => floor.Key,
            };

        var asked = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(async i =>
                    (readers[i % 4], (await By(readers[i % 4]).Get(floor.Path("leads?limit=10"))).Is(200).Text)
                )
        );

        foreach (var (reader, text) in asked)
            Assert.Equal(reader is not "carl", text.Contains(lead, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_several_ask_for_at_once_is_made_once()
    {
        using var answers = new AnswerCache();
        var (made, open) = (0, new TaskCompletionSource());
        async Task<JsonBytes> Make()
        {
            Interlocked.Increment(ref made);
            await open.Task;
            return JsonBytes.Of("answer");
        }

        var asked = Enumerable.Range(0, 8).Select(_ => answers.Get(Key(1), Challenge.Noon, Make)).ToList();
        open.SetResult();
        await Task.WhenAll(asked);
        await answers.Get(Key(1), Challenge.Noon, Make);

        Assert.Equal(1, made);
    }

    [Fact]
    public async Task An_answer_is_made_again_for_a_later_version_after_its_time_and_when_its_campaign_was_forgotten()
    {
        using var answers = new AnswerCache();
        var made = 0;
        Task<JsonBytes> Make() =>
            Task.FromResult(JsonBytes.Of($"{++made}", Challenge.Noon, TimeSpan.FromSeconds(made == 2 ? 1 : 100)));

        await answers.Get(Key(1), Challenge.Noon, Make);
        await answers.Get(Key(2), Challenge.Noon, Make);
        Assert.Equal(2, made);

        await answers.Get(Key(2), Challenge.Noon.AddSeconds(1), Make);
        Assert.Equal(3, made);

        answers.Forget("another");
        await answers.Get(Key(2), Challenge.Noon, Make);
        Assert.Equal(3, made);

        answers.Forget("games");
        await answers.Get(Key(2), Challenge.Noon, Make);
        Assert.Equal(4, made);
    }

    [Fact]
    public async Task An_answer_that_goes_on_being_asked_for_is_renewed_before_somebody_has_to_wait_for_it()
    {
        using var answers = new AnswerCache();
        var (now, made) = (Challenge.Noon, 0);
        var renewed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<JsonBytes> Make()
        {
            if (++made == 2)
                renewed.SetResult();
            return Task.FromResult(JsonBytes.Of($"{made}", now, TimeSpan.FromSeconds(10)));
        }

        var first = await answers.Get(Key(1), now, Make);
        Assert.Same(first, await answers.Get(Key(1), now.AddSeconds(4), Make));
        Assert.Equal(1, made);

        now = now.AddSeconds(6);
        Assert.Same(first, await answers.Get(Key(1), now, Make));
        await renewed.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.NotSame(first, await answers.Get(Key(1), now.AddSeconds(5), Make));
        Assert.Equal(2, made);
    }

    [Fact]
    public async Task An_answer_that_failed_or_is_for_one_reader_alone_is_not_kept()
    {
        using var answers = new AnswerCache();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            answers.Get(Key(1), Challenge.Noon, () => throw new InvalidOperationException())
        );
        var made = 0;
        Task<JsonBytes> Make() =>
            Task.FromResult(JsonBytes.Stamped(new { n = ++made, asOf = "" }, TimeProvider.System, isKept: false));

        await answers.Get(Key(1), Challenge.Noon, Make);
        await answers.Get(Key(1), Challenge.Noon, Make);

        Assert.Equal(2, made);
    }

    [Fact]
    public void No_text_in_a_question_makes_it_another_question()
    {
        var campaign = Campaign(1);

        Assert.NotEqual(new AnswerKey(campaign, "a", "bc").What, new AnswerKey(campaign, "ab", "c").What);
        Assert.NotEqual(new AnswerKey(campaign, "1:a").What, new AnswerKey(campaign, "1", "a").What);
        Assert.NotEqual(new AnswerKey(campaign, null, "").What, new AnswerKey(campaign, "", null).What);
    }

    private static AnswerKey Key(long version) => new(Campaign(version), "board");

    private static Campaign Campaign(long version) =>
        new(7, "games", new CampaignDocument(), default, default, null, null, null, version, 1, 0, 0);
}
