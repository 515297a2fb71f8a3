using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A Redis that speaks TLS and asks for a password, as those of clouds do.</summary>
[Collection(StartCollection.Name)]
public sealed class GuardedRedisTests : IDisposable
{
    private const string Password = "s3cret of the boards";
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("ch-tls-");

    public void Dispose() => directory.Delete(recursive: true);

    [Theory]
    [InlineData(Password, true, "healthy")]
    [InlineData("another", true, "degraded")]
    [InlineData(Password, false, "degraded")]
    public async Task Boards_are_live_over_TLS_by_the_right_password_and_a_certificate_that_is_trusted(
        string password,
        bool trusted,
        string health
    )
    {
        var certificate = Certificate();
        await using var redis = await RedisServer.StartGuarded(certificate, Password);
        await using var hub = await HubProcess.Start(
            new HubSettings
            {
                Jobs = "off",
                Redis = $"localhost:{redis.Port},ssl=true,password={password}",
                Environment = trusted
                    ? new Dictionary<string, string> { ["SSL_CERT_FILE"] = certificate.Certificate }
                    : [],
            }
        );
        using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
        var campaign = await api.Launched(ApiClient.DocumentOfNow);

        (await api.Post("events", ApiClient.Event(campaign, "1", at: $"{ApiClient.Today:O}"))).Is(200);

        var board = (await api.Get($"campaigns/{campaign}/standings")).Is(200).Json;
        // whatever becomes of Redis
        Assert.Equal(1, board.GetProperty("standings")[0].GetProperty("points").GetInt32());
        Assert.Equal(health == "healthy", board.GetProperty("live").GetBoolean());
        Assert.Equal(health, (await api.Get("/health/ready")).Is(200).Json.GetProperty("status").GetString());
        Assert.DoesNotContain(Password, hub.Output, StringComparison.Ordinal);
    }

    private (string Certificate, string Key) Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true,
                hasPathLengthConstraint: false,
                pathLengthConstraint: 0,
                critical: true
            )
        );
        using var made = request.CreateSelfSigned(ApiClient.Today.AddDays(-1), ApiClient.Today.AddDays(2));
        var certificateFile = Path.Combine(directory.FullName, "redis.crt");
        var keyFile = Path.Combine(directory.FullName, "redis.key");
        File.WriteAllText(certificateFile, made.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (certificateFile, keyFile);
    }
}
