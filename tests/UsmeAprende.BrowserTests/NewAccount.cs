using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests;

/// <summary>Somebody who has just made an account, with nothing learnt yet.</summary>
internal static class NewAccount
{
    public const string FullName = "Ana Lucía Fernández";

    public static async Task<IPage> SignUpAsync(IBrowserContext device)
    {
        var page = await device.NewPageAsync();
        await page.GotoAsync("/registro");
        await page.Locator("[name=GivenNames]").FillAsync("Ana Lucía");
        await page.Locator("[name=Surnames]").FillAsync("Fernández");
        await page.Locator("[name=Document]").FillAsync($"{Random.Shared.Next(50_000_000, 59_999_999)}");
        await page.Locator("[name=Password]").FillAsync("loma.tijera.tambor");
        await page.Locator("[name=DataTreatment]").CheckAsync();
        await page.Locator("main form button:not([type=button])").ClickAsync();
        await page.WaitForURLAsync("**/mi-aprendizaje?hecho=cuenta");
        return page;
    }

    public static async Task<PersonId> IdAsync(IPage page) =>
        PersonId.Parse(
            await page.EvaluateAsync<string>(
                "fetch('/api/me', { cache: 'no-store' }).then(answer => answer.json()).then(me => me.id ?? me.person)"
            )
        );
}
