using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.Kit.Help;

namespace UsmeAprende.Web.People;

/// <summary>
/// Reads the numbers of <see cref="HelpOptions"/> as those that people type (R10), and has the site refuse to start with others.
/// </summary>
public sealed partial class HelpNumbers : IPostConfigureOptions<HelpOptions>, IValidateOptions<HelpOptions>
{
    public void PostConfigure(string? name, HelpOptions options)
    {
        options.WhatsApp = Read(options.WhatsApp);
        options.Phone = Read(options.Phone);
    }

    public ValidateOptionsResult Validate(string? name, HelpOptions options)
    {
        List<string> faults = [];
        if (HelpOptions.HasText(options.WhatsApp) && !PhoneNumber.TryParse(options.WhatsApp, out _, out _))
            faults.Add("Site:Help:WhatsApp debe ser un número como +57 300 123 4501.");
        if (HelpOptions.HasText(options.Phone) && !IsShort(options.Phone!) && !PhoneNumber.TryParse(options.Phone, out _, out _))
            faults.Add("Site:Help:Phone debe ser un número como +57 601 234 5678, 01 8000 123456 o 195.");
        if (HelpOptions.HasText(options.Hours) && !options.IsSet)
            faults.Add("Site:Help:Hours dice cuándo responden: diga también dónde, en Site:Help:WhatsApp, Phone o Place.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? Read(string? number) =>
        !HelpOptions.HasText(number) ? null
        : IsShort(number!) ? Spaces().Replace(number!, "")
        : PhoneNumber.TryParse(number, out var read, out _) ? read.Value
        : number;

    // Lines of a city with three digits, and free lines of the country, which have no country code.
    private static bool IsShort(string number) => Short().IsMatch(Spaces().Replace(number, ""));

    [GeneratedRegex(@"\A(?:1[0-9]{2}|018000[0-9]{5,6})\z")]
    private static partial Regex Short();

    [GeneratedRegex(@"[\s.-]")]
    private static partial Regex Spaces();
}
