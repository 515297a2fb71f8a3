using Microsoft.Extensions.Configuration.Json;

namespace ChallengeHub.Web;

/// <summary>
/// The <c>appsettings.json</c> where the process was started: heard after the one beside the program, and before
/// environment and command line.
/// </summary>
public static class SettingsFile
{
    /// <summary>Throws <see cref="StartRefused"/> when it is there and cannot be read.</summary>
    public static void AddSettingsOfHere(this ConfigurationManager configuration)
    {
        var source = new JsonConfigurationSource { Path = Path.GetFullPath("appsettings.json"), Optional = true };
        source.ResolveFileProvider();
        var sources = ((IConfigurationBuilder)configuration).Sources;
        var place = sources
            .Select((other, at) => other is JsonConfigurationSource ? at + 1 : 0)
            .DefaultIfEmpty(0)
            .Max();

        try
        {
            sources.Insert(place, source);
        }
        catch (InvalidDataException wrong)
        {
            throw new StartRefused($"{wrong.Message} {wrong.InnerException?.Message}".Trim());
        }
    }
}
