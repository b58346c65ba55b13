using UsmeAprende.People.Accounts;
using UsmeAprende.Web.People.Roles;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>
/// The command <c>reset-second-factor IDENTIFIER</c>: takes the lost second factor of a member of staff away, where nobody in the site may,
/// such as that of the only administrator. They are told, and the audit keeps it.
/// </summary>
public static class ResetSecondFactorCommand
{
    public const string Command = "reset-second-factor";

    /// <param name="services">The site's.</param>
    /// <param name="operands">The document, phone or e-mail by which the person signs in, or their id.</param>
    /// <param name="tell">Where to say what was done.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] operands, TextWriter tell)
    {
        if (operands is not [var identifier, ..])
        {
            await tell.WriteLineAsync($"Diga con qué dato entra la persona del equipo: {Command} 52345678");
            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        var found = await scope
            .ServiceProvider.GetRequiredService<SecondFactorReset>()
            .ResetByServerAsync(identifier, CancellationToken.None);
        if (found is [var one])
        {
            await tell.WriteLineAsync(
                $"Listo: {one.Initials} ({RoleWords.Name(one.Role).ToLowerInvariant()}) ya no tiene segundo paso. "
                    + "Al entrar con su clave activa uno nuevo. Queda anotado en la auditoría."
            );
            return 0;
        }
        await tell.WriteLineAsync(
            found.Count == 0
                ? "Nadie del equipo con segundo paso entra con ese dato."
                : "Ese dato lo usan varias personas del equipo. Repita la orden con el identificador de una:"
        );
        foreach (var person in found)
            await tell.WriteLineAsync($"  {person.Id}  {person.Initials}  {RoleWords.Name(person.Role)}  …{person.LastFour}");
        return 1;
    }
}
