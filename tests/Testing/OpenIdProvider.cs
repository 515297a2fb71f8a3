using System.Diagnostics;

namespace ChallengeHub.Testing;

/// <summary>
/// A certified OpenID provider (npm oidc-provider) in a process of its own; ends with the test, by its id.
/// </summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "challengehub";
    public const string ClientSecret = "a secret that both know";
    private static readonly SemaphoreSlim Installing = new(1);
    private Process? process;

    /// <summary>
    /// Under localhost, the hub under 127.0.0.1: cookies of the one are not for the other. The port is held, because
    /// each of the two knows the other's address before it listens.
    /// </summary>
    public Uri Issuer { get; } = new($"http://localhost:{Ports.Hold()}");

    /// <param name="hub">To which people come back.</param>
    public async Task Start(Uri hub)
    {
        await Installed();
        process = Process.Start(
            new ProcessStartInfo(
                "node",
                ["provider.mjs", Issuer.OriginalString, new Uri(hub, "/signin-oidc").AbsoluteUri]
            )
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line == "ready")
                return;
        throw new InvalidOperationException("the OpenID provider does not start");
    }

    /// <summary>What the hub knows of it.</summary>
    public (string Name, string Value)[] Settings =>
        [
            ("ChallengeHub:OpenId:Authority", Issuer.OriginalString),
            ("ChallengeHub:OpenId:ClientId", ClientId),
            ("ChallengeHub:OpenId:ClientSecret", ClientSecret),
            ("ChallengeHub:OpenId:Name", "the company"),
        ];

    public async ValueTask DisposeAsync()
    {
        if (process is null)
            return;
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Once for all tests of this process.</summary>
    private static async Task Installed()
    {
        await Installing.WaitAsync();
        try
        {
            if (Directory.Exists(Path.Combine(Folder, "node_modules", "oidc-provider")))
                return;
            using var npm = Process.Start(
                new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"])
                {
                    WorkingDirectory = Folder,
                }
            )!;
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
                throw new InvalidOperationException($"npm ci in {Folder} ended with {npm.ExitCode}");
        }
        finally
        {
            Installing.Release();
        }
    }

    private static string Folder => Path.Combine(HubProcess.Root, "tests", "Testing", "OpenIdProvider");
}
