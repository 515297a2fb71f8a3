using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace ChallengeHub.Web;

/// <summary>Metrics in Prometheus' text at /metrics, under OpenTelemetry's names.</summary>
public static class Metrics
{
    public static void AddMetricsOfTheHub(this IServiceCollection services)
    {
        services.AddSingleton<Measures>();
        services
            .AddOpenTelemetry()
            .ConfigureResource(hub => hub.AddService("challengehub"))
            .WithMetrics(metrics =>
                metrics
                    .AddAspNetCoreInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddMeter(Measures.Meter)
                    .AddPrometheusExporter()
            );
    }

    public static void MapMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<Measures>();
        app.MapPrometheusScrapingEndpoint("/metrics").RequireAccess(AccessPolicies.Open).ExcludeFromDescription();
    }
}
