using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>How the demonstration was asked for: <c>demo [--speed N] [--seed N]</c>.</summary>
/// <param name="Speed">1: the year takes ten minutes; 2: five.</param>
public sealed record DemoMode(double Speed, int Seed)
{
    public const int DefaultSeed = 1927;
    private const double Slowest = 0.01;
    private const double Fastest = 60;

    /// <summary>
    /// Null when the arguments ask for no demonstration. Throws <see cref="DemoRefused"/> for what is none of its
    /// options; those of configuration (<c>--urls</c>, <c>--Section:Key</c>) pass.
    /// </summary>
    public static DemoMode? From(string[] args)
    {
        if (args is not ["demo", ..])
            return null;

        var mode = new DemoMode(1, DefaultSeed);

        for (var i = 1; i < args.Length; i++)
        {
            var (option, value) = args[i].Split('=', 2) is [var name, var text] ? (name, text) : (args[i], null);
            var known = option is "--speed" or "--seed";
            if (
                !known
                && !(
                    option.StartsWith("--", StringComparison.Ordinal)
                    && (option.Contains(':') || option is "--urls" or "--environment")
                )
            )
                throw new DemoRefused($"'{option}' is no option of the demonstration.");

            value ??= ++i < args.Length ? args[i] : throw new DemoRefused($"{option} needs a value.");
            if (option == "--speed")
                mode = mode with { Speed = ReadSpeed(value) };
            if (option == "--seed")
                mode = mode with { Seed = ReadSeed(value) };
        }

        return mode;
    }

    private static double ReadSpeed(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed)
        && speed is >= Slowest and <= Fastest
            ? speed
            : throw new DemoRefused(
                $"--speed is '{value}'; it must be a number from 0.01 to 60: 1 plays the year in ten minutes, 2 in "
                    + "five."
            );

    private static int ReadSeed(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new DemoRefused($"--seed is '{value}'; it must be a whole number from 0 to {int.MaxValue}.");
}

/// <summary>The command line cannot be followed: exit code 2.</summary>
public sealed class DemoRefused(string reason)
    : Exception($"{reason}\nUsage: dotnet run --project Web -- demo [--speed N] [--seed N]");
