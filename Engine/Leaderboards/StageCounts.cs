using System.Globalization;

namespace ChallengeHub;

/// <summary>How many distinct unreversed business keys of each stage stand behind a standing.</summary>
public readonly record struct StageCounts(int Validated, int Taken, int Contacted, int Closed)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Validated},{Taken},{Contacted},{Closed}");

    public static StageCounts Parse(string text)
    {
        var parts = text.Split(',');
        if (parts.Length != 4)
            throw new FormatException($"'{text}' is no stage counts: four numbers.");
        return new(Count(parts[0]), Count(parts[1]), Count(parts[2]), Count(parts[3]));
    }

    private static int Count(string text) =>
        int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
