// The database of this phone. What is written here survives a dead battery, as far as a phone can promise it.

/** @typedef {'records' | 'keys' | 'gatherings'} Store all by id; keys are those of this device, gatherings what it carries of them for two days */

/** @type {Store[]} */
const stores = ['records', 'keys', 'gatherings'];

/** @type {Promise<IDBDatabase> | undefined} */
let connection;

/** @returns {Promise<IDBDatabase>} */
const connect = () => connection ??= new Promise((done, fail) => {
  const request = indexedDB.open('usme', 2);
  request.onupgradeneeded = () => {
    for (const store of stores) if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store, { keyPath: 'id' });
  };
  request.onsuccess = () => {
    const database = request.result;
    // Browsers close it when they want to, and another version of the site when it must.
    const forget = () => { connection = undefined; };
    database.onclose = forget;
    database.onversionchange = () => {
      database.close();
      forget();
    };
    done(database);
  };
  request.onerror = request.onblocked = () => {
    connection = undefined;
    fail(request.error ?? new Error('The database is blocked'));
  };
});

/** @param {Store[]} used @param {IDBTransactionMode} mode */
async function begin(used, mode) {
  const database = await connect();
  // By default browsers say that they have written when they have not.
  return database.transaction(used, mode, { durability: 'strict' });
}

/**
 * Runs one transaction. It is on the phone when this returns; when it throws, nothing of it is.
 * @template T
 * @param {Store[]} used @param {IDBTransactionMode} mode
 * @param {(transaction: IDBTransaction) => { result?: T } | IDBRequest<T> | void} work requests only, without waiting for anything else
 * @returns {Promise<T>}
 */
export async function transact(used, mode, work) {
  const transaction = await begin(used, mode).catch(error => {
    // Closed behind our back: opened once more.
    if (error.name !== 'InvalidStateError') throw error;
    connection = undefined;
    return begin(used, mode);
  });
  return new Promise((done, fail) => {
    const request = work(transaction);
    transaction.oncomplete = () => done(/** @type {T} */ (request?.result));
    transaction.onabort = () => fail(transaction.error ?? new Error('The transaction was undone'));
  });
}

/** @param {Store} store @returns {Promise<any[]>} in the order of their keys */
export const readAll = store => transact([store], 'readonly', transaction => transaction.objectStore(store).getAll());
