using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class TeamColoursTests
{
    /// <summary>Linear light as people see it who lack one kind of cone (Machado 2009), and as the others do.</summary>
    private static readonly Dictionary<string, double[][]> Sights = new()
    {
        ["all"] =
        [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
        ],
        ["no red"] =
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        ["no green"] =
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
        ["no blue"] =
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    };

    public static TheoryData<string> AllSights => [.. Sights.Keys];

    [Theory, MemberData(nameof(AllSights))]
    public void The_twelve_stay_apart_for_people_of_any_sight(string sight)
    {
        var seen = TeamColours.Palette.Select(x => Seen(x.Value, Sights[sight])).ToList();
        Assert.Equal(12, seen.Count);
        for (var i = 0; i < seen.Count; i++)
        for (var j = 0; j < i; j++)
            Assert.True(
                Distance(seen[i], seen[j]) > 25,
                $"{TeamColours.Names[i]} and {TeamColours.Names[j]}: {Distance(seen[i], seen[j]):0.0}"
            );
    }

    [Fact]
    public void Teams_have_them_in_the_order_of_their_codes_wherever_they_stand()
    {
        var teams = new[] { new Team("lyon", "Lyon"), new Team("lille", "Lille"), new Team("Arras", "Arras") };
        var colours = TeamColours.Of(teams);
        Assert.Equal(
            TeamColours.Palette.Take(3).Select(x => x.Value),
            new[] { "Arras", "lille", "lyon" }.Select(code => colours[code])
        );
        Assert.Equal(colours, TeamColours.Of([.. Enumerable.Reverse(teams)]));
        var many = TeamColours.Of([.. Enumerable.Range(10, 30).Select(i => new Team($"t{i}", "x"))]);
        Assert.Equal(many["t10"], many["t22"]);
    }

    [Fact]
    public void A_colour_that_a_team_chose_is_its_own_and_no_third_team_changes()
    {
        Team[] before = [new("a", "A"), new("b", "B"), new("c", "C")];
        var was = TeamColours.Of(before);
        var now = TeamColours.Of([before[0], before[1], before[2] with { Colour = "blue" }]);
        Assert.Equal(was["a"], now["c"]);
        Assert.Equal(was["b"], now["b"]);
        Assert.Equal(3, now.Values.Distinct().Count());
        Assert.Equal("#c0ffee", TeamColours.Of([before[0] with { Colour = "#C0FFEE" }])["a"]);
    }

    [Theory]
    [InlineData("blue", true)]
    [InlineData("#1f77B4", true)]
    [InlineData("", false)]
    [InlineData("Blue", false)]
    [InlineData("#fff", false)]
    [InlineData("#1f77b4;", false)]
    [InlineData("#1f77b4\n", false)]
    [InlineData("url(x)", false)]
    public void A_colour_is_one_of_the_palette_or_six_digits(string colour, bool fits)
    {
        var errors = CampaignCheck.Errors(
            Some.Campaign() with
            {
                Teams = [new Team("lyon", "Lyon") { Colour = colour }, new Team("lille", "Lille")],
            }
        );
        FieldError[] wrong = fits
            ? []
            : [new FieldError("teams[0].colour", "team-colour", string.Join(", ", TeamColours.Names))];
        Assert.Equal(wrong, errors);
    }

    private static double Distance(double[] one, double[] other) =>
        Math.Sqrt(one.Zip(other, (a, b) => (a - b) * (a - b)).Sum());

    /// <summary>CIE L*a*b*, white D65.</summary>
    private static double[] Seen(string colour, double[][] sight)
    {
        var light = new[] { 1, 3, 5 }
            .Select(at => Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))
            .ToArray();
        var rgb = sight.Select(row => Math.Clamp(row.Zip(light, (a, b) => a * b).Sum(), 0, 1)).ToArray();
        var x = Bent((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
        var y = Bent(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
        var z = Bent((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Bent(double x) => x > 0.008856 ? Math.Cbrt(x) : 7.787 * x + 16.0 / 116;
}
