using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace ChallengeHub.Web;

/// <summary>
/// Keeps the keys of cookies in the database. The framework asks for them synchronously, a few times in the life of a
/// process.
/// </summary>
public sealed class SharedCookieKeys(CookieKeys keys) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(keys.All).GetAwaiter().GetResult().Select(x => XElement.Parse(x))];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting)))
            .GetAwaiter()
            .GetResult();
}
