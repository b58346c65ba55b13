using UsmeAprende.People.Accounts;
using UsmeAprende.Web.People.Roles;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>
/// The command <c>reset-second-factor IDENTIFIER</c>: removes the lost second factor of a member of staff, if nobody in the site may, as
/// for the only administrator. The person is notified, and it is recorded in the audit.
/// </summary>
public static class ResetSecondFactorCommand
{
    public const string Command = "reset-second-factor";

    /// <param name="services">The site's services.</param>
    /// <param name="operands">The document, phone or e-mail by which the person signs in, or their id.</param>
    /// <param name="tell">Writes a line to the console.</param>
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
