using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Wherever a name comes in, it does not turn the direction of writing: on a board it could show as somebody else's.
/// </summary>
public sealed class TurningNamesTests(HubFixture fixture)
{
    private const string Turned = "An\\u202Ena";
    private const string Isolated = "\\u2067Anna";

    [Theory]
    [InlineData(Turned)]
    [InlineData(Isolated)]
    public async Task A_name_that_turns_the_writing_is_refused_wherever_one_comes_in(string name)
    {
        var api = fixture.Hub.Api;
        var campaign = await api.Launched();

        async Task Refused(Task<ApiAnswer> sent, string field)
        {
            var answer = (await sent).Is(400);
            Assert.Contains(field, answer.Fields);
            Assert.Contains("direction of writing", answer.Text);
        }

        await Refused(
            api.Put($"campaigns/{campaign}/participants", $$"""[{ "code": "x", "name": "{{name}}", "role": "rep" }]"""),
            "[0].name"
        );
        await Refused(
            api.Put(
                $"campaigns/{campaign}/participants",
                $$"""[{ "code": "x", "name": { "en": "Anna", "fr": "{{name}}" }, "role": "rep" }]"""
            ),
            "[0].name"
        );
        await Refused(
            api.Put(
                $"campaigns/{campaign}/participants",
                $$"""[{ "code": "x", "name": "Anna", "role": "rep", "alias": "{{name}}" }]"""
            ),
            "[0].alias"
        );
        await Refused(
            api.Put("campaigns/turned", ApiClient.Document.Without("name").With("name", $"\"{name}\"")),
            "name"
        );
        await Refused(
            api.Put(
                "campaigns/turned",
                ApiClient.Document.Without("teams").With("teams", $$"""[{ "code": "lyon", "name": "{{name}}" }]""")
            ),
            "teams[0].name"
        );
        await Refused(
            api.Put(
                "campaigns/turned",
                ApiClient.Document.With(
                    "rules",
                    $$"""[{ "code": "r", "name": "{{name}}", "on": "taken", "points": 1 }]"""
                )
            ),
            "rules[0].name"
        );
        await Refused(
            api.Post("accounts", $$"""{ "email": "turned@example.org", "name": "{{name}}", "grants": [] }"""),
            "name"
        );
        await Refused(api.Post("keys", $$"""{ "name": "{{name}}", "scopes": ["events"] }"""), "name");
    }
}
